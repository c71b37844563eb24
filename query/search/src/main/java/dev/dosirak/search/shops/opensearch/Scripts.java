package dev.dosirak.search.shops.opensearch;

import java.util.Map;

/// Conditional writes. The cluster runs them where the document lies, one after the other.
final class Scripts {

    /// The newer word; of a shop, its rating stays.
    static final String TAKE = """
            if (ctx._source.version == null || params.whatever || ctx._source.version < params.document.version) {
              def stays = [:];
              if (params.document.source == 'SHOPS') {
                for (field in params.stays) {
                  if (ctx._source[field] != null) { stays[field] = ctx._source[field]; }
                }
              }
              ctx._source.clear();
              ctx._source.putAll(params.document);
              ctx._source.putAll(stays);
            } else {
              ctx.op = 'none';
            }
            """;

    /// The newer rating of a shop.
    static final String RATE = """
            if (ctx._source.ratingVersion == null || ctx._source.ratingVersion < params.rating.ratingVersion) {
              ctx._source.putAll(params.rating);
            } else {
              ctx.op = 'none';
            }
            """;

    /// Nothing more, unless it has changed since it was seen.
    static final String FORGET = """
            ctx.op = ctx._source.version == params.version ? 'delete' : 'none';
            """;

    private Scripts() {}

    static Map<String, Object> of(String source, Map<String, ?> params) {
        return Map.of("source", source, "lang", "painless", "params", params);
    }
}
