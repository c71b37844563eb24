package dev.dosirak.search.finding.lucene;

import dev.dosirak.search.finding.Kept;
import dev.dosirak.search.finding.News;
import dev.dosirak.search.finding.Rating;
import dev.dosirak.search.finding.Source;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What the index holds, in memory: which versions, and the ratings, which come and go without their shops. One writer
/// at a time.
final class Ledger {

    /// As PostgreSQL and OpenSearch have it, and as the bytes say.
    static final Comparator<UUID> BY_ID = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private final Map<Source, ConcurrentNavigableMap<UUID, Line>> lines = new EnumMap<>(Source.class);
    private final Map<UUID, Rating> ratings = new ConcurrentHashMap<>();

    /// @param shown whether there is more to it than that it is known
    private record Line(long version, boolean shown) {}

    Ledger() {
        for (var source : Source.values()) {
            lines.put(source, new ConcurrentSkipListMap<>(BY_ID));
        }
    }

    private ConcurrentNavigableMap<UUID, Line> of(Source source) {
        return lines.getOrDefault(source, new ConcurrentSkipListMap<>(BY_ID));
    }

    void note(Source source, UUID id, long version, boolean shown) {
        of(source).put(id, new Line(version, shown));
    }

    void strike(Source source, UUID id) {
        of(source).remove(id);
    }

    boolean isNews(News it) {
        var known = of(it.source()).get(it.id());
        return known == null || known.version() < it.version();
    }

    boolean isKnown(Source source, Kept it) {
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

    List<Kept> kept(Source source, Collection<UUID> ids) {
        var known = of(source);
        return ids.stream()
                .<Kept>mapMulti((id, then) -> {
                    var line = known.get(id);
                    if (line != null) {
                        then.accept(new Kept(id, line.version()));
                    }
                })
                .toList();
    }

    List<Kept> kept(Source source, UUID cursor, int limit) {
        return of(source).tailMap(cursor, false).entrySet().stream()
                .limit(limit)
                .map(it -> new Kept(it.getKey(), it.getValue().version()))
                .toList();
    }
}
