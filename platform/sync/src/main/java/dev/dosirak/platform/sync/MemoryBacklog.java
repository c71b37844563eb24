package dev.dosirak.platform.sync;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// For a copy in memory or on a node's own disk: what was heard and not fetched when the node ended is found by the
/// import that every start begins with.
public final class MemoryBacklog implements Backlog {

    private record Wanted(long version, Instant due, Optional<Rejection> rejection) {

        Wanted atLeast(Wanted other) {
            return other.version > version ? other : this;
        }
    }

    private final Map<UUID, Wanted> wanted = new LinkedHashMap<>();
    private Optional<Import> importing;

    /// For a node that begins with nothing.
    public MemoryBacklog() {
        this(Import.FIRST);
    }

    /// For a node that begins with what an earlier run left: `first` is what it may have missed.
    public MemoryBacklog(Import first) {
        this.importing = Optional.of(first);
    }

    @Override
    public synchronized void add(Notice notice) {
        wanted.merge(notice.id(), new Wanted(notice.version(), Instant.MIN, Optional.empty()), Wanted::atLeast);
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
    public synchronized void done(Map<UUID, Long> reached) {
        reached.forEach((id, version) -> wanted.computeIfPresent(id, (_, it) -> it.version() <= version ? null : it));
    }

    @Override
    public synchronized void setAside(List<Rejection> rejected, Instant again) {
        rejected.forEach(it -> wanted.compute(
                it.id(),
                (_, heard) -> heard != null && heard.version() > it.version()
                        ? heard
                        : new Wanted(it.version(), again, Optional.of(it))));
    }

    @Override
    public synchronized long waiting() {
        return wanted.size() - aside();
    }

    @Override
    public synchronized long aside() {
        return wanted.values().stream().filter(it -> it.rejection().isPresent()).count();
    }

    @Override
    public synchronized List<Rejection> aside(int limit) {
        return wanted.values().stream()
                .flatMap(it -> it.rejection().stream())
                .limit(limit)
                .toList();
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
    public void together(Runnable work) {
        work.run();
    }
}
