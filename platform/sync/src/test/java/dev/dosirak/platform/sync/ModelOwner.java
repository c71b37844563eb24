package dev.dosirak.platform.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// An owner's shops, changed by its people while others copy them.
final class ModelOwner implements Owner {

    final ConcurrentSkipListMap<UUID, Long> versions = new ConcurrentSkipListMap<>();
    final AtomicInteger fetches = new AtomicInteger();
    final AtomicInteger fetched = new AtomicInteger();
    volatile boolean away;

    Notice change(UUID id) {
        return new Notice(id, versions.merge(id, 1L, Long::sum));
    }

    @Override
    public String domain() {
        return "shops";
    }

    @Override
    public List<SyncItem> fetch(Collection<UUID> ids) {
        mustBeThere();
        fetches.incrementAndGet();
        fetched.addAndGet(ids.size());
        return ids.stream().filter(versions::containsKey).map(this::item).toList();
    }

    @Override
    public void importFrom(Import where, Consumer<List<SyncItem>> page) {
        for (var id : after(where.cursor())) {
            mustBeThere();
            page.accept(List.of(item(id)));
        }
    }

    @Override
    public List<Checksums.Bucket> checksums(int buckets) {
        mustBeThere();
        var sums = new Checksums(buckets);
        versions.forEach((id, version) -> sums.add(new Held(id, version)));
        return sums.buckets();
    }

    @Override
    public List<Held> versions(UUID cursor, int limit) {
        mustBeThere();
        return after(cursor).stream()
                .limit(limit)
                .map(it -> new Held(it, versions.getOrDefault(it, 0L)))
                .toList();
    }

    private Collection<UUID> after(UUID cursor) {
        return cursor.equals(Walk.START)
                ? versions.keySet()
                : versions.tailMap(cursor, false).keySet();
    }

    private void mustBeThere() {
        if (away) {
            throw new OwnerAway("gone");
        }
    }

    private SyncItem item(UUID id) {
        return new SyncItem(id, versions.getOrDefault(id, 0L), false, "{}");
    }
}
