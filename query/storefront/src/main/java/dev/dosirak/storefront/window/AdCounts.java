package dev.dosirak.storefront.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/// How often paid places were shown and opened here since that was last told. Nobody who looks at a list waits for it.
public final class AdCounts {

    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private record Key(UUID campaign, LocalDate day) {}

    private static final class Tally {
        final LongAdder impressions = new LongAdder();
        final LongAdder clicks = new LongAdder();
    }

    /// @param day in Seoul
    public record Count(UUID campaign, LocalDate day, long impressions, long clicks) {}

    private final ConcurrentMap<Key, Tally> tallies = new ConcurrentHashMap<>();

    public void shown(UUID campaign, Instant at) {
        count(campaign, at).impressions.increment();
    }

    public void opened(UUID campaign, Instant at) {
        count(campaign, at).clicks.increment();
    }

    private Tally count(UUID campaign, Instant at) {
        return tallies.computeIfAbsent(new Key(campaign, at.atZone(SEOUL).toLocalDate()), _ -> new Tally());
    }

    /// What was counted since the last time, which from now on is the caller's to tell. What is being counted at this
    /// moment comes the next time.
    public List<Count> take() {
        var counts = new ArrayList<Count>();
        tallies.forEach((key, tally) -> {
            var count =
                    new Count(key.campaign(), key.day(), tally.impressions.sumThenReset(), tally.clicks.sumThenReset());
            if (count.impressions() + count.clicks() > 0) {
                counts.add(count);
            }
        });
        return counts;
    }

    /// Forgets days before this one, of which nothing is left to tell.
    public void forgetBefore(LocalDate day) {
        tallies.entrySet()
                .removeIf(it -> it.getKey().day().isBefore(day)
                        && it.getValue().impressions.sum()
                                        + it.getValue().clicks.sum()
                                == 0);
    }
}
