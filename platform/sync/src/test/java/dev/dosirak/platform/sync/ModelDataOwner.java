package dev.dosirak.platform.sync;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// An owner's shops, changed by its people while others copy them.
final class ModelDataOwner implements DataOwner {

    final ConcurrentSkipListMap<UUID, Long> versions = new ConcurrentSkipListMap<>();
    final AtomicInteger fetches = new AtomicInteger();
    final AtomicInteger fetched = new AtomicInteger();
    final AtomicInteger summed = new AtomicInteger();
    final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    final AtomicInteger importsBegunAfterSums = new AtomicInteger();
    volatile boolean away;
    volatile boolean hidesTheRest;
    volatile Runnable beforeAFetch = () -> {};

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
        beforeAFetch.run();
        fetches.incrementAndGet();
        fetched.addAndGet(ids.size());
        return ids.stream().filter(versions::containsKey).map(this::item).toList();
    }

    @Override
    public void importFrom(Import where, Consumer<List<SyncItem>> page) {
        mustBeThere();
        if (summed.get() > 0) {
            importsBegunAfterSums.incrementAndGet();
        }
        for (var id : after(where.cursor())) {
            mustBeThere();
            page.accept(List.of(item(id)));
        }
    }

    /// Three at a time, however many are asked for.
    @Override
    public Sums sums(UUID cursor, int buckets) {
        mustBeThere();
        summed.incrementAndGet();
        var some = versions(cursor, 3);
        var sums = new Checksums(buckets);
        some.forEach(sums::add);
        return new Sums(
                sums.buckets(),
                some.size() < 3 ? Optional.empty() : Optional.of(some.getLast().id()));
    }

    @Override
    public List<VersionEntry> versions(UUID cursor, int limit) {
        mustBeThere();
        if (hidesTheRest && !cursor.equals(Pages.START)) {
            throw new OwnerAway("in the midst of it");
        }
        return after(cursor).stream()
                .limit(limit)
                .map(it -> new VersionEntry(it, versions.getOrDefault(it, 0L)))
                .toList();
    }

    private Collection<UUID> after(UUID cursor) {
        return cursor.equals(Pages.START)
                ? versions.keySet()
                : versions.tailMap(cursor, false).keySet();
    }

    private void mustBeThere() {
        if (away) {
            throw new OwnerAway("gone");
        }
    }

    private SyncItem item(UUID id) {
        long version = versions.getOrDefault(id, 0L);
        return refused.contains(id) ? SyncItem.refused(id, version, "torn") : new SyncItem(id, version, false, "{}");
    }
}
