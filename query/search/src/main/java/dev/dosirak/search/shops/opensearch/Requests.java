package dev.dosirak.search.shops.opensearch;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Square;
import dev.dosirak.search.shops.Filters;
import dev.dosirak.search.shops.IndexQuery;
import dev.dosirak.search.shops.SortOrder;
import dev.dosirak.search.words.Clause;
import dev.dosirak.search.words.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Searches in OpenSearch's words.
final class Requests {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int LONG = 8;
    private static final int CANDIDATES = 50;

    /// The great circle as in [Position#metersTo], so that both sides agree to the metre.
    private static final String METERS = """
            double north = Math.toRadians(params.lat - doc['lat'].value) / 2;
            double east = Math.toRadians(params.lng - doc['lng'].value) / 2;
            double chord = Math.pow(Math.sin(north), 2) + Math.cos(Math.toRadians(doc['lat'].value))
                * Math.cos(Math.toRadians(params.lat)) * Math.pow(Math.sin(east), 2);
            long meters = Math.round(2 * 6371008.8 * Math.asin(Math.sqrt(Math.min(1, chord))));
            """;

    private static final String FEE = """
            long fee = 0;
            for (long tier : doc['fees']) {
              if (meters <= (tier >>> 32)) { fee = tier & 0xFFFFFFFFL; break; }
            }
            """;

    private static final String REACHES = METERS + "return meters <= doc['radius'].value;";
    private static final String FEE_AT_MOST = METERS + FEE + "return fee <= params.most;";
    private static final String DISTANCE = METERS + "return (double) meters;";
    private static final String BY_FEE = METERS + FEE + "return fee * 100000.0 + Math.min(meters, 99999L);";
    private static final String BY_MINIMUM =
            METERS + "return doc['minimum'].value * 100000.0 + Math.min(meters, 99999L);";

    private Requests() {}

    static Map<String, Object> of(IndexQuery indexQuery) {
        var filters = filters(indexQuery.place());
        add(indexQuery.filters(), indexQuery.place(), indexQuery.now(), filters);
        if (!indexQuery.only().isEmpty()) {
            filters.add(shops(indexQuery.only()));
        }
        var query = new LinkedHashMap<String, Object>();
        query.put("filter", filters);
        query.put("must", List.of(of(indexQuery.clause())));
        if (!indexQuery.without().isEmpty()) {
            query.put("must_not", List.of(shops(indexQuery.without())));
        }
        var request = new LinkedHashMap<String, Object>();
        request.put("query", popular(Map.of("bool", query)));
        request.put("size", indexQuery.limit());
        request.put("track_total_hits", false);
        request.put("_source", List.of("shop", "tenths", "count"));
        request.put("sort", List.of(sort(indexQuery.sortOrder(), indexQuery.place()), Map.of("id", "asc")));
        indexQuery
                .after()
                .ifPresent(it ->
                        request.put("search_after", List.of(it.value(), it.id().toString())));
        return request;
    }

    /// What being popular is worth comes on top.
    private static Map<String, Object> popular(Map<String, Object> query) {
        return Map.of(
                "function_score",
                Map.of("query", query, "field_value_factor", Map.of("field", "popularity"), "boost_mode", "sum"));
    }

    static Map<String, Object> typed(String typed, Position place, int limit) {
        var filters = filters(place);
        filters.add(term(Documents.nameOf(Field.TYPED), typed));
        return Map.of(
                "query",
                Map.of("bool", Map.of("filter", filters)),
                "size",
                limit,
                "track_total_hits",
                false,
                "_source",
                List.of("shop", "tenths", "count"),
                "sort",
                List.of(Map.of("count", "desc"), Map.of("id", "asc")));
    }

    private static List<Object> filters(Position place) {
        var filters = new ArrayList<>();
        filters.add(term("square", Square.of(place).toString()));
        filters.add(script(REACHES, at(place)));
        return filters;
    }

    private static void add(Filters wanted, Position place, Instant now, List<Object> filters) {
        wanted.category().ifPresent(it -> filters.add(term("category", it)));
        wanted.maxMinimumOrder().ifPresent(it -> filters.add(Map.of("range", Map.of("minimum", Map.of("lte", it)))));
        if (wanted.minTenths() > 0) {
            filters.add(Map.of("range", Map.of("tenths", Map.of("gte", wanted.minTenths()))));
        }
        wanted.maxFee().ifPresent(most -> {
            var params = new LinkedHashMap<String, Object>(at(place));
            params.put("most", most);
            filters.add(script(FEE_AT_MOST, params));
        });
        if (wanted.openOnly()) {
            filters.add(open(now));
        }
    }

    /// [OpeningHours#isOpen] of what [Documents#hours] has written.
    static Map<String, Object> open(Instant at) {
        var now = at.atZone(Seoul.ZONE);
        var today = now.toLocalDate();
        int second = (now.getDayOfWeek().getValue() - 1) * SECONDS_PER_DAY
                + now.toLocalTime().toSecondOfDay();
        return Map.of(
                "bool",
                Map.of(
                        "should",
                        List.of(
                                begun("begunToday", second, today.toString()),
                                begun(
                                        "begunYesterday",
                                        second,
                                        today.minusDays(1).toString())),
                        "minimum_should_match",
                        1,
                        "must_not",
                        List.of(Map.of("range", Map.of("closedUntil", Map.of("gt", at.toString()))))));
    }

    private static Map<String, Object> begun(String field, int second, String day) {
        return Map.of(
                "bool",
                Map.of(
                        "filter", List.of(term(field, second)),
                        "must_not", List.of(term("closedDays", day))));
    }

    private static Map<String, Object> sort(SortOrder sortOrder, Position place) {
        return switch (sortOrder) {
            case RELEVANCE -> Map.of("_score", "desc");
            case RATING -> Map.of("stars", "desc");
            case DISTANCE -> sort(DISTANCE, place);
            case FEE -> sort(BY_FEE, place);
            case MINIMUM_ORDER -> sort(BY_MINIMUM, place);
        };
    }

    private static Map<String, Object> sort(String source, Position place) {
        return Map.of(
                "_script",
                Map.of(
                        "type", "number",
                        "order", "asc",
                        "script", Map.of("source", source, "params", at(place))));
    }

    private static Map<String, Object> of(Clause clause) {
        return switch (clause) {
            case Clause.HasTerm it ->
                Map.of("term", Map.of(Documents.nameOf(Field.WORDS), Map.of("value", it.term(), "boost", it.factor())));
            case Clause.Phrase it -> Map.of("constant_score", Map.of("filter", phrase(it), "boost", it.weight()));
            case Clause.BestOf it -> Map.of("dis_max", Map.of("queries", all(it.of())));
            case Clause.AtLeast it ->
                it.atLeast() == it.of().size()
                        ? Map.of("bool", Map.of("must", all(it.of())))
                        : Map.of("bool", Map.of("should", all(it.of()), "minimum_should_match", it.atLeast()));
        };
    }

    private static List<Map<String, Object>> all(List<Clause> clauses) {
        return clauses.stream().map(Requests::of).toList();
    }

    private static Map<String, Object> phrase(Clause.Phrase phrase) {
        var field = Documents.nameOf(phrase.field());
        return phrase.terms().size() == 1
                ? term(field, phrase.terms().getFirst())
                : Map.of("match_phrase", Map.of(field, String.join(" ", phrase.terms())));
    }

    private static Map<String, Object> shops(Collection<UUID> ids) {
        return Map.of("terms", Map.of("id", ids.stream().map(UUID::toString).toList()));
    }

    private static Map<String, Object> term(String field, Object term) {
        return Map.of("term", Map.of(field, Map.of("value", term)));
    }

    private static Map<String, Object> script(String source, Map<String, ?> params) {
        return Map.of("script", Map.of("script", Map.of("source", source, "params", params)));
    }

    private static Map<String, Double> at(Position place) {
        return Map.of("lat", place.lat(), "lng", place.lng());
    }

    /// Words that differ in one key, or in two.
    static Map<String, Object> closest(String keys) {
        var suggest = new LinkedHashMap<String, Object>();
        suggest.put("text", keys);
        suggest.put("one", closest(1, 0));
        if (keys.length() >= LONG) {
            suggest.put("two", closest(2, 1));
        }
        return Map.of("size", 0, "suggest", suggest);
    }

    private static Map<String, Object> closest(int edits, int same) {
        return Map.of(
                "term",
                Map.ofEntries(
                        Map.entry("field", Documents.nameOf(Field.WORDS)),
                        Map.entry("analyzer", "keyword"),
                        Map.entry("suggest_mode", "always"),
                        Map.entry("sort", "frequency"),
                        Map.entry("max_edits", edits),
                        Map.entry("prefix_length", same),
                        Map.entry("min_word_length", 1),
                        Map.entry("accuracy", 0.1),
                        Map.entry("max_term_freq", Integer.MAX_VALUE),
                        Map.entry("size", CANDIDATES),
                        Map.entry("shard_size", CANDIDATES)));
    }
}
