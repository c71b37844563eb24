package dev.dosirak.search.shops.opensearch;

import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.shops.IndexQuery;
import dev.dosirak.search.shops.IndexUnavailable;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.shops.Rating;
import dev.dosirak.search.shops.ShopIndex;
import dev.dosirak.search.shops.ShopIndex.Hit;
import dev.dosirak.search.shops.ShopIndex.KnownVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// The index in a cluster, which all search nodes share: each of them writes what it receives, and the version
/// decides.
///
/// A rating lies in a document of its own and, for the order of lists, in that of its shop. Whoever writes one of the
/// two looks for the other one afterwards, so that whichever comes last brings them together.
final class OpenSearchShops implements ShopIndex {

    private static final Logger log = LoggerFactory.getLogger(OpenSearchShops.class);
    private static final String AS_OF = "as-of";
    private static final int NOT_FOUND = 404;
    private static final int FAILURES = 300;
    private static final int PAGE = 1_000;

    private final OpenSearchCluster openSearchCluster;
    private final ClusterIndex index;
    private final Documents documents;
    private final Placements placements;
    private final Map<UUID, Long> shownAds = new LinkedHashMap<>();
    private boolean ready;

    OpenSearchShops(
            OpenSearchCluster openSearchCluster, ClusterIndex index, Documents documents, Placements placements) {
        this.openSearchCluster = openSearchCluster;
        this.index = index;
        this.documents = documents;
        this.placements = placements;
    }

    /// The cluster may be away when we start; then the first who needs it sees to it.
    private synchronized void ensureReady() {
        if (!ready) {
            index.ensure();
            loadAds();
            ready = true;
        }
    }

    private void loadAds() {
        var cursor = new UUID(0, 0);
        for (var page = records(Source.ADS, cursor, PAGE); !page.isEmpty(); page = records(Source.ADS, cursor, PAGE)) {
            for (var record : page) {
                cursor = UUID.fromString(record.path("id").asString());
                shownAds.put(cursor, record.path("version").asLong());
                if (record.has("ad")) {
                    placements.put(ShopJson.ad(record.path("ad")));
                }
            }
        }
    }

    @Override
    public void apply(List<IndexUpdate> updates) {
        write(updates, false);
    }

    @Override
    public void replace(List<IndexUpdate> updates) {
        write(updates, true);
    }

    private void write(List<IndexUpdate> updates, boolean force) {
        if (updates.isEmpty()) {
            return;
        }
        ensureReady();
        var lines = new ArrayList<Map<String, ?>>();
        for (var it : updates) {
            var params = Map.of("document", documents.of(it), "whatever", force, "stays", Documents.OF_THE_RATING);
            lines.add(update(Documents.key(it.source(), it.id())));
            lines.add(Map.of("scripted_upsert", true, "upsert", Map.of(), "script", Scripts.of(Scripts.TAKE, params)));
        }
        bulk(lines);
        rateShops(updates);
        applyAds(updates, force);
    }

    private static Map<String, ?> update(String key) {
        return Map.of("update", Map.of("_id", key, "retry_on_conflict", 5));
    }

    private void bulk(List<? extends Map<String, ?>> lines) {
        if (lines.isEmpty()) {
            return;
        }
        for (var item : openSearchCluster.bulk(index.path("/_bulk"), lines).path("items")) {
            var result = item.path("update");
            int status = result.path("status").asInt();
            if (status >= FAILURES && status != NOT_FOUND) {
                throw new IndexUnavailable("A write has failed: " + result);
            }
        }
    }

    private void rateShops(List<IndexUpdate> updates) {
        var ids = updates.stream()
                .filter(it -> it.source() != Source.ADS)
                .map(it -> Documents.key(Source.RATINGS, it.id()))
                .distinct()
                .toList();
        var lines = new ArrayList<Map<String, ?>>();
        for (var found : found(ids)) {
            var rating = Documents.rating(found);
            rate(
                    UUID.fromString(found.path("id").asString()),
                    rating,
                    found.path("version").asLong(),
                    lines);
        }
        bulk(lines);
    }

    private static void rate(UUID shop, Rating rating, long version, List<Map<String, ?>> lines) {
        lines.add(update(Documents.key(Source.SHOPS, shop)));
        lines.add(Map.of("script", Scripts.of(Scripts.RATE, Map.of("rating", Documents.rating(rating, version)))));
    }

    private synchronized void applyAds(List<IndexUpdate> updates, boolean force) {
        for (var it : updates) {
            if (it instanceof IndexUpdate.AdUpdate ad
                    && (force || shownAds.getOrDefault(ad.id(), -1L) < ad.version())) {
                shownAds.put(ad.id(), ad.version());
                ad.ad().ifPresentOrElse(placements::put, () -> placements.remove(ad.id()));
            }
        }
    }

    @Override
    public void forget(Source source, List<KnownVersion> seen) {
        ensureReady();
        var lines = new ArrayList<Map<String, ?>>();
        for (var it : seen) {
            lines.add(update(Documents.key(source, it.id())));
            lines.add(Map.of("script", Scripts.of(Scripts.FORGET, Map.of("version", it.version()))));
            if (source == Source.RATINGS) {
                rate(it.id(), Rating.NONE, Long.MAX_VALUE, lines);
            }
        }
        bulk(lines);
        if (source == Source.ADS) {
            removeAds(seen);
        }
    }

    private synchronized void removeAds(List<KnownVersion> seen) {
        for (var it : seen) {
            if (shownAds.remove(it.id(), it.version())) {
                placements.remove(it.id());
            }
        }
    }

    @Override
    public List<KnownVersion> versions(Source source, Collection<UUID> ids) {
        ensureReady();
        return found(ids.stream().map(it -> Documents.key(source, it)).toList()).stream()
                .map(OpenSearchShops::kept)
                .toList();
    }

    @Override
    public List<KnownVersion> versions(Source source, UUID cursor, int limit) {
        ensureReady();
        return records(source, cursor, limit).stream()
                .map(OpenSearchShops::kept)
                .toList();
    }

    private static KnownVersion kept(JsonNode record) {
        return new KnownVersion(
                UUID.fromString(record.path("id").asString()),
                record.path("version").asLong());
    }

    /// What is there at this moment, searchable or not.
    private List<JsonNode> found(List<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var asked = Map.of("ids", keys);
        var path = index.path("/_mget?_source_includes=id,version,tenths,count");
        return stream(openSearchCluster.search(path, asked).path("docs"))
                .filter(it -> it.path("found").asBoolean(false))
                .map(it -> it.path("_source"))
                .toList();
    }

    private List<JsonNode> records(Source source, UUID cursor, int limit) {
        var asked = Map.of(
                "query",
                        Map.of(
                                "bool",
                                Map.of(
                                        "filter",
                                        List.of(Map.of("term", Map.of("source", Source.NAMES.nameOf(source)))))),
                "size", limit,
                "_source", List.of("id", "version", "ad"),
                "sort", List.of(Map.of("id", "asc")),
                "search_after", List.of(cursor.toString()));
        return stream(openSearchCluster
                        .search(index.path("/_search"), asked)
                        .path("hits")
                        .path("hits"))
                .map(it -> it.path("_source"))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }

    @Override
    public List<Hit> find(IndexQuery indexQuery) {
        ensureReady();
        return hits(Requests.of(indexQuery), indexQuery.place());
    }

    @Override
    public List<Hit> findByPrefix(String typed, Position place, int limit) {
        ensureReady();
        return hits(Requests.typed(typed, place, limit), place);
    }

    private List<Hit> hits(Map<String, ?> request, Position place) {
        return stream(openSearchCluster
                        .search(index.path("/_search"), request)
                        .path("hits")
                        .path("hits"))
                .map(it -> hit(it, place))
                .toList();
    }

    private static Hit hit(JsonNode it, Position place) {
        var document = it.path("_source");
        var indexedShop = ShopJson.shop(document.path("shop"));
        double value = it.path("sort").path(0).asDouble();
        return new Hit(
                indexedShop, Documents.rating(document), indexedShop.position().metersTo(place), value);
    }

    @Override
    public List<String> closestTerms(String keys, int limit) {
        ensureReady();
        var suggest = openSearchCluster
                .search(index.path("/_search"), Requests.closest(keys))
                .path("suggest");
        var one = texts(suggest.path("one"), keys);
        return (one.isEmpty() ? texts(suggest.path("two"), keys) : one)
                .stream().limit(limit).toList();
    }

    private static List<String> texts(JsonNode suggestions, String keys) {
        return stream(suggestions.path(0).path("options"))
                .map(it -> it.path("text").asString())
                .filter(it -> !it.equals(keys))
                .toList();
    }

    @Override
    public void save(Map<Source, Instant> asOf) {
        ensureReady();
        var kept = new LinkedHashMap<String, Object>();
        asOf.forEach((source, at) -> kept.put(Source.NAMES.nameOf(source), at.toString()));
        openSearchCluster.write("PUT", index.path("/_doc/" + AS_OF), Map.of("source", AS_OF, "asOf", kept));
    }

    /// Nothing when the cluster is away: then everything is imported once it is back.
    @Override
    public Map<Source, Instant> asOf() {
        var asOf = new EnumMap<Source, Instant>(Source.class);
        try {
            ensureReady();
            var kept = openSearchCluster
                    .get(index.path("/_doc/" + AS_OF))
                    .body()
                    .path("_source")
                    .path("asOf");
            for (var source : Source.values()) {
                Optional.ofNullable(kept.path(Source.NAMES.nameOf(source)).stringValue(null))
                        .ifPresent(it -> asOf.put(source, Instant.parse(it)));
            }
        } catch (IndexUnavailable e) {
            log.warn("OpenSearch cannot be asked what it knows: {}", e.toString());
        }
        return asOf;
    }
}
