package dev.dosirak.search.shops.lucene;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/// What was found close to mistyped words a short while ago. To look through all terms is the dearest thing a search
/// can do, many mistype alike, and new words come slowly.
final class FuzzyTermCache {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final ConcurrentMap<String, CachedTerms> known = new ConcurrentHashMap<>();

    private record CachedTerms(List<String> terms, Instant until) {}

    FuzzyTermCache(Clock clock) {
        this.clock = clock;
    }

    List<String> of(String keys, Supplier<List<String>> looking) {
        var now = clock.instant();
        var recent = known.get(keys);
        if (recent != null && now.isBefore(recent.until())) {
            return recent.terms();
        }
        var terms = looking.get();
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(keys, new CachedTerms(terms, now.plus(KEPT)));
        return terms;
    }
}
