package dev.dosirak.search.shops.lucene;

import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.shops.Rating;
import dev.dosirak.search.shops.ShopIndex.KnownVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What the index holds, in memory: which versions, and the ratings, which come and go without their shops. One
/// writer at a time.
final class VersionTable {

    /// As PostgreSQL and OpenSearch have it, and as the bytes say.
    static final Comparator<UUID> BY_ID = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private final Map<Source, ConcurrentNavigableMap<UUID, Row>> rows = new EnumMap<>(Source.class);
    private final Map<UUID, Rating> ratings = new ConcurrentHashMap<>();

    /// @param shown whether there is more to it than that it is known
    private record Row(long version, boolean shown) {}

    VersionTable() {
        for (var source : Source.values()) {
            rows.put(source, new ConcurrentSkipListMap<>(BY_ID));
        }
    }

    private ConcurrentNavigableMap<UUID, Row> of(Source source) {
        return rows.getOrDefault(source, new ConcurrentSkipListMap<>(BY_ID));
    }

    void put(Source source, UUID id, long version, boolean shown) {
        of(source).put(id, new Row(version, shown));
    }

    void remove(Source source, UUID id) {
        of(source).remove(id);
    }

    boolean isNewer(IndexUpdate it) {
        var known = of(it.source()).get(it.id());
        return known == null || known.version() < it.version();
    }

    boolean isKnown(Source source, KnownVersion it) {
        var known = of(source).get(it.id());
        return known != null && known.version() == it.version();
    }

    boolean isShown(Source source, UUID id) {
        var known = of(source).get(id);
        return known != null && known.shown();
    }

    void rate(UUID shop, Rating rating) {
        if (rating.equals(Rating.NONE)) {
            ratings.remove(shop);
        } else {
            ratings.put(shop, rating);
        }
    }

    Rating ratingOf(UUID shop) {
        return ratings.getOrDefault(shop, Rating.NONE);
    }

    List<KnownVersion> versions(Source source, Collection<UUID> ids) {
        var known = of(source);
        return ids.stream()
                .<KnownVersion>mapMulti((id, then) -> {
                    var row = known.get(id);
                    if (row != null) {
                        then.accept(new KnownVersion(id, row.version()));
                    }
                })
                .toList();
    }

    List<KnownVersion> versions(Source source, UUID cursor, int limit) {
        return of(source).tailMap(cursor, false).entrySet().stream()
                .limit(limit)
                .map(it -> new KnownVersion(it.getKey(), it.getValue().version()))
                .toList();
    }
}
