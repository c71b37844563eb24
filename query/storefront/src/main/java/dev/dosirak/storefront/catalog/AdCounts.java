package dev.dosirak.storefront.catalog;

import dev.dosirak.platform.kernel.Seoul;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/// How often paid places were shown and opened here since that was last published. Nobody who looks at a list waits
/// for it.
public final class AdCounts {

    private record Key(UUID campaign, LocalDate day) {}

    /// How often an ad was shown.
    ///
    /// @param day in Seoul
    public record Count(UUID campaign, LocalDate day, long impressions) {}

    /// An ad was opened.
    ///
    /// @param id the same for what counts as the same click, on whatever node
    /// @param day in Seoul
    public record Click(UUID id, UUID campaign, LocalDate day) {}

    /// What cannot be published for so long is not charged: an owner is never charged too much.
    private static final int MOST_CLICKS = 100_000;

    private final ConcurrentMap<Key, LongAdder> shown = new ConcurrentHashMap<>();
    private final Set<Click> opened = ConcurrentHashMap.newKeySet();

    public void shown(UUID campaign, Instant at) {
        shown.computeIfAbsent(new Key(campaign, Seoul.dayOf(at)), _ -> new LongAdder())
                .increment();
    }

    /// @param id of the click; one that was noted already is no other
    public void opened(UUID id, UUID campaign, Instant at) {
        if (opened.size() < MOST_CLICKS) {
            opened.add(new Click(id, campaign, Seoul.dayOf(at)));
        }
    }

    /// What was shown since the last time, which from now on is the caller's to publish. What is being shown at
    /// this moment comes the next time.
    public List<Count> takeImpressions() {
        var counts = new ArrayList<Count>();
        shown.forEach((key, times) -> {
            var count = new Count(key.campaign(), key.day(), times.sumThenReset());
            if (count.impressions() > 0) {
                counts.add(count);
            }
        });
        return counts;
    }

    /// What was opened since the last time, as of [#takeImpressions].
    public List<Click> takeClicks() {
        return opened.stream().filter(opened::remove).toList();
    }

    /// Forgets days before this one, of which nothing is left to publish.
    public void forgetBefore(LocalDate day) {
        shown.entrySet()
                .removeIf(it -> it.getKey().day().isBefore(day) && it.getValue().sum() == 0);
    }
}
