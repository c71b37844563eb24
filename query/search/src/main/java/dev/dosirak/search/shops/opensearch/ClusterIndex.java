package dev.dosirak.search.shops.opensearch;

import dev.dosirak.search.shops.IndexUnavailable;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexUpdate.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// The index in the cluster: everybody knows it by its alias, behind which lies the one in the current form. When the
/// form has changed, a new one is filled from the old one, which is searched until then, and takes its place.
final class ClusterIndex {

    private static final Logger log = LoggerFactory.getLogger(ClusterIndex.class);

    /// To be raised with whatever changes what stands in a document.
    private static final int FORM = 1;

    private static final String SETTINGS = "/search/opensearch-index.json";
    private static final String DICTIONARY = "/search/dictionary.txt";
    private static final int PAGE = 500;
    private static final int FAILURES = 300;

    private final OpenSearchCluster openSearchCluster;
    private final String alias;
    private final Documents documents;
    private final String current;

    /// @param alias the name, of which the names of indexes are made
    ClusterIndex(OpenSearchCluster openSearchCluster, String alias, Documents documents) {
        this(openSearchCluster, alias, documents, form());
    }

    ClusterIndex(OpenSearchCluster openSearchCluster, String alias, Documents documents, String form) {
        this.openSearchCluster = openSearchCluster;
        this.alias = alias;
        this.documents = documents;
        this.current = alias + "-" + form;
    }

    private static String form() {
        var sum = new CRC32();
        sum.update(resource(SETTINGS).getBytes(StandardCharsets.UTF_8));
        sum.update(resource(DICTIONARY).getBytes(StandardCharsets.UTF_8));
        return "%d-%08x".formatted(FORM, sum.getValue());
    }

    private static String resource(String name) {
        try (var in = ClusterIndex.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param rest as `/_search`
    String path(String rest) {
        return "/" + alias + rest;
    }

    /// Sees to it that there is an index in the current form.
    void ensure() {
        var before = behindTheAlias();
        if (before.filter(current::equals).isPresent()) {
            return;
        }
        create();
        before.ifPresent(this::copyFrom);
        var actions = new ArrayList<Map<String, ?>>();
        before.ifPresent(it -> actions.add(Map.of("remove", Map.of("index", it, "alias", alias))));
        actions.add(Map.of("add", Map.of("index", current, "alias", alias)));
        openSearchCluster.write("POST", "/_aliases", Map.of("actions", actions));
        before.ifPresent(it -> {
            openSearchCluster.write("DELETE", "/" + it, null);
            log.info("{} has taken the place of {}", current, it);
        });
    }

    private Optional<String> behindTheAlias() {
        var answer = openSearchCluster.get("/_alias/" + alias);
        return answer.isFound() ? answer.body().propertyNames().stream().findFirst() : Optional.empty();
    }

    private void create() {
        if (!openSearchCluster.get("/" + current).isFound()) {
            @SuppressWarnings("unchecked") // an object has names for keys
            Map<String, Object> settings = OpenSearchCluster.JSON.readValue(resource(SETTINGS), Map.class);
            try {
                openSearchCluster.write("PUT", "/" + current, settings);
            } catch (IllegalStateException e) {
                if (!openSearchCluster.get("/" + current).isFound()) { // else another node was faster
                    throw e;
                }
            }
        }
    }

    /// When the old one was known to be right is not copied: what changes meanwhile is imported afterwards.
    private void copyFrom(String old) {
        openSearchCluster.write("POST", "/" + old + "/_refresh", null);
        var last = "";
        for (var page = page(old, last); !page.isEmpty(); page = page(old, last)) {
            var lines = new ArrayList<Map<String, ?>>();
            for (var it : page) {
                last = it.path("_source").path("key").asString();
                lines.add(Map.of("index", Map.of("_id", it.path("_id").asString())));
                lines.add(anew(it.path("_source")));
            }
            for (var item :
                    openSearchCluster.bulk("/" + current + "/_bulk", lines).path("items")) {
                if (item.path("index").path("status").asInt() >= FAILURES) {
                    throw new IndexUnavailable("A document cannot be copied: " + item);
                }
            }
        }
        openSearchCluster.write("POST", "/" + current + "/_refresh", null);
    }

    private List<JsonNode> page(String old, String after) {
        var asked = Map.of(
                "query", Map.of("exists", Map.of("field", "key")),
                "size", PAGE,
                "sort", List.of(Map.of("key", "asc")),
                "search_after", List.of(after));
        return openSearchCluster
                .search("/" + old + "/_search", asked)
                .path("hits")
                .path("hits")
                .valueStream()
                .toList();
    }

    private Map<String, Object> anew(JsonNode old) {
        var source = Source.NAMES.constantOf(old.path("source").asString());
        var id = UUID.fromString(old.path("id").asString());
        long version = old.path("version").asLong();
        return switch (source) {
            case SHOPS -> {
                var shop =
                        Optional.of(old.path("shop")).filter(JsonNode::isObject).map(ShopJson::shop);
                var document = documents.of(new IndexUpdate.ShopUpdate(id, version, shop));
                document.putAll(Documents.rating(
                        Documents.rating(old), old.path("ratingVersion").asLong()));
                yield document;
            }
            case RATINGS -> documents.of(new IndexUpdate.RatingUpdate(id, version, Optional.of(Documents.rating(old))));
            case ADS -> {
                var ad = Optional.of(old.path("ad")).filter(JsonNode::isObject).map(ShopJson::ad);
                yield documents.of(new IndexUpdate.AdUpdate(id, version, ad));
            }
        };
    }
}
