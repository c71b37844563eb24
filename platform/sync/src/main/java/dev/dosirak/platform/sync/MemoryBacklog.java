package dev.dosirak.platform.sync;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// For a copy in memory or on a node's own disk: what a notice named and was not fetched when the node ended is found
/// by the import or the comparison that every start begins with.
public final class MemoryBacklog implements Backlog {

    /// @param why it was set aside; empty when it was not
    private record Wanted(long version, Instant due, Optional<String> why, Instant since, int attempts) {

        Wanted atLeast(Wanted other) {
            return other.version > version
                    ? new Wanted(other.version, Instant.MIN, Optional.empty(), since, attempts)
                    : this;
        }

        Wanted later(Instant then) {
            return new Wanted(version, due, why, then, attempts);
        }

        Optional<SetAsideItem> aside(UUID id) {
            return why.map(it -> new SetAsideItem(id, version, it, since, attempts));
        }
    }

    private final Map<UUID, Wanted> wanted = new LinkedHashMap<>();
    private Optional<Import> importing;
    private Optional<Instant> confirmed = Optional.empty();

    /// For a node that begins with nothing.
    public MemoryBacklog() {
        this(Optional.of(Import.FIRST));
    }

    private MemoryBacklog(Optional<Import> importing) {
        this.importing = importing;
    }

    /// For a node that begins with what an earlier run left; see [Replica#restored].
    public static MemoryBacklog afterAnEarlierRun() {
        return new MemoryBacklog(Optional.empty());
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public synchronized void add(Notice notice) {
        wanted.merge(
                notice.id(), new Wanted(notice.version(), Instant.MIN, Optional.empty(), now(), 0), Wanted::atLeast);
    }

    @Override
    public synchronized Map<UUID, Long> next(int limit, Instant now) {
        var some = new HashMap<UUID, Long>();
        wanted.entrySet().stream()
                .filter(it -> !it.getValue().due().isAfter(now))
                .limit(limit)
                .forEach(it -> some.put(it.getKey(), it.getValue().version()));
        return some;
    }

    @Override
    public synchronized void done(Map<UUID, Long> reached, Instant asOf) {
        reached.forEach((id, version) ->
                wanted.computeIfPresent(id, (_, it) -> it.version() <= version ? null : it.later(asOf)));
    }

    @Override
    public synchronized void setAside(List<Rejection> rejected, Instant now) {
        rejected.forEach(it -> wanted.compute(it.id(), (_, before) -> {
            if (before != null && before.version() > it.version()) {
                return before;
            }
            var attempts = before == null ? 1 : before.attempts() + 1;
            var since = before == null ? now() : before.since();
            return new Wanted(
                    it.version(), now.plus(Backlog.PAUSES.after(attempts)), Optional.of(it.why()), since, attempts);
        }));
    }

    @Override
    public synchronized boolean retry(Notice notice) {
        var aside = wanted.get(notice.id());
        boolean due = aside != null && aside.why().isPresent() && aside.version() < notice.version();
        if (due) {
            add(notice);
        }
        return due;
    }

    @Override
    public synchronized long waiting() {
        return wanted.size() - aside();
    }

    @Override
    public synchronized long aside() {
        return wanted.values().stream().filter(it -> it.why().isPresent()).count();
    }

    @Override
    public synchronized List<SetAsideItem> aside(int limit) {
        return wanted.entrySet().stream()
                .flatMap(it -> it.getValue().aside(it.getKey()).stream())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean waitsSince(Instant then) {
        return wanted.values().stream().anyMatch(it -> !it.since().isAfter(then));
    }

    @Override
    public synchronized Optional<Instant> confirmed() {
        return confirmed;
    }

    @Override
    public synchronized void confirm(Instant asOf) {
        confirmed = Optional.of(asOf);
    }

    @Override
    public synchronized Optional<Import> importing() {
        return importing;
    }

    @Override
    public synchronized void begin(Import anew) {
        importing = Optional.of(anew);
    }

    @Override
    public synchronized boolean importedUpTo(Import it, UUID cursor, int more) {
        boolean same = isGoingOn(it);
        if (same) {
            importing = importing.map(now -> now.upTo(cursor, more));
        }
        return same;
    }

    private boolean isGoingOn(Import it) {
        return importing.filter(now -> now.number().equals(it.number())).isPresent();
    }

    @Override
    public synchronized void importComplete(Import it) {
        if (isGoingOn(it)) {
            importing = Optional.empty();
        }
    }

    @Override
    public void inTransaction(Runnable work) {
        work.run();
    }
}
