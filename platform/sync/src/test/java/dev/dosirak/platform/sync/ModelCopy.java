package dev.dosirak.platform.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;

/// A copy that keeps its promises, and that cannot read what it is told not to.
final class ModelCopy implements Copy {

    final ConcurrentSkipListMap<UUID, Long> known = new ConcurrentSkipListMap<>();
    final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();
    final Set<UUID> unbearable = ConcurrentHashMap.newKeySet();
    volatile boolean away;

    @Override
    public List<Rejection> store(List<SyncItem> items) {
        return put(items, false);
    }

    @Override
    public List<Rejection> replace(List<SyncItem> items) {
        return put(items, true);
    }

    private List<Rejection> put(List<SyncItem> items, boolean whatever) {
        if (away) {
            throw new QueryTimeoutException("nobody there");
        }
        if (items.stream().anyMatch(it -> unbearable.contains(it.id()))) {
            throw new DataIntegrityViolationException("invalid byte sequence for encoding \"UTF8\": 0x00");
        }
        var rejected = new ArrayList<Rejection>();
        for (var item : items) {
            if (unreadable.contains(item.id())) {
                rejected.add(new Rejection(item.id(), item.version(), "unreadable"));
            } else {
                known.merge(
                        item.id(), item.version(), (held, incoming) -> whatever ? incoming : Math.max(held, incoming));
            }
        }
        return rejected;
    }

    @Override
    public List<VersionEntry> versions(Collection<UUID> ids) {
        return ids.stream()
                .filter(known::containsKey)
                .map(it -> new VersionEntry(it, known.getOrDefault(it, 0L)))
                .toList();
    }

    @Override
    public List<VersionEntry> versions(UUID cursor, int limit) {
        var after = cursor.equals(Pages.START) ? known : known.tailMap(cursor, false);
        return after.entrySet().stream()
                .limit(limit)
                .map(it -> new VersionEntry(it.getKey(), it.getValue()))
                .toList();
    }

    @Override
    public void remove(List<VersionEntry> unknown) {
        unknown.forEach(it -> known.remove(it.id(), it.version()));
    }

    Map<UUID, Long> known() {
        return known;
    }
}
