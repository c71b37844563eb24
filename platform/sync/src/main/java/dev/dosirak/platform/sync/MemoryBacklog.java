package dev.dosirak.platform.sync;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// For a copy in memory: a restart imports everything anew, so nothing needs to be remembered beyond it.
public final class MemoryBacklog implements Backlog {

    private static final UUID START = new UUID(0, 0);

    private final Map<UUID, Long> waiting = new LinkedHashMap<>();
    private Optional<UUID> cursor = Optional.of(START);

    @Override
    public synchronized void add(Notice notice) {
        waiting.merge(notice.id(), notice.version(), Math::max);
    }

    @Override
    public synchronized Map<UUID, Long> next(int limit) {
        var some = new HashMap<UUID, Long>();
        waiting.entrySet().stream().limit(limit).forEach(it -> some.put(it.getKey(), it.getValue()));
        return some;
    }

    @Override
    public synchronized void done(Map<UUID, Long> reached) {
        reached.forEach(
                (id, version) -> waiting.computeIfPresent(id, (_, wanted) -> wanted <= version ? null : wanted));
    }

    @Override
    public synchronized Optional<UUID> importCursor() {
        return cursor;
    }

    @Override
    public synchronized void importedUpTo(UUID upTo) {
        cursor = Optional.of(upTo);
    }

    @Override
    public synchronized void importComplete() {
        cursor = Optional.empty();
    }

    @Override
    public void together(Runnable work) {
        work.run();
    }
}
