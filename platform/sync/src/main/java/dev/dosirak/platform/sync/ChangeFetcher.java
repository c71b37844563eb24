package dev.dosirak.platform.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Fetches what has changed by the notices, many at a time, at a capped rate, and one that keeps changing now and
/// then.
final class ChangeFetcher {

    private static final int BATCH = 100;

    private final DataOwner dataOwner;
    private final Copy copy;
    private final Backlog backlog;
    private final ItemWriter itemWriter;
    private final Clock clock;
    private final SyncCounters syncCounters;
    private final Duration sameAgainAfter;
    private final RateLimiter rateLimiter;
    private final Map<UUID, Instant> cooling = new HashMap<>();

    ChangeFetcher(
            DataOwner dataOwner,
            Copy copy,
            Backlog backlog,
            ItemWriter itemWriter,
            SyncSettings settings,
            Clock clock,
            SyncCounters syncCounters) {
        this.dataOwner = dataOwner;
        this.copy = copy;
        this.backlog = backlog;
        this.itemWriter = itemWriter;
        this.clock = clock;
        this.syncCounters = syncCounters;
        this.sameAgainAfter = settings.sameAgainAfter();
        this.rateLimiter = new RateLimiter(settings.fetchesPerSecond());
    }

    /// False when nothing waits that is to be had now.
    boolean fetchSome() {
        var wanted = due();
        if (wanted.isEmpty()) {
            return false;
        }
        var asked = backlog.now();
        syncCounters.calls.incrementAndGet();
        syncCounters.fetched.addAndGet(wanted.size());
        var items = dataOwner.fetch(wanted.keySet());
        itemWriter.store(items, copy::store, left -> note(wanted, behind(wanted, items, left), asked));
        cool(wanted.keySet());
        rateLimiter.acquire(wanted.size());
        return true;
    }

    /// Of what waits, some that were not fetched just now.
    private Map<UUID, Long> due() {
        var now = clock.instant();
        cooling.values().removeIf(it -> !it.isAfter(now));
        var due = new HashMap<UUID, Long>();
        backlog.next(BATCH + cooling.size(), now).forEach((id, version) -> {
            if (due.size() < BATCH && !cooling.containsKey(id)) {
                due.put(id, version);
            }
        });
        return due;
    }

    private void cool(Collection<UUID> ids) {
        if (sameAgainAfter.isPositive()) {
            var until = clock.instant().plus(sameAgainAfter);
            ids.forEach(it -> cooling.put(it, until));
        }
    }

    /// Those left out, and those of which the owner does not have what a notice named: as long as it cannot be
    /// seen yet, or for ever, when it was never true.
    private static List<Rejection> behind(Map<UUID, Long> wanted, List<SyncItem> items, List<Rejection> left) {
        var all = new ArrayList<>(left);
        for (var item : items) {
            long noticed = wanted.getOrDefault(item.id(), 0L);
            if (item.version() < noticed
                    && left.stream().noneMatch(it -> it.id().equals(item.id()))) {
                all.add(new Rejection(
                        item.id(), noticed, "the owner has version %d of it only".formatted(item.version())));
            }
        }
        return all;
    }

    /// What the owner does not know at all is done with, too: it was never committed, or never existed.
    private void note(Map<UUID, Long> wanted, List<Rejection> left, Instant asked) {
        var reached = new HashMap<>(wanted);
        left.forEach(it -> reached.remove(it.id()));
        backlog.done(reached, asked);
        backlog.setAside(left, clock.instant());
    }
}
