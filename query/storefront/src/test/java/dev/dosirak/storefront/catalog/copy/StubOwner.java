package dev.dosirak.storefront.catalog.copy;

import dev.dosirak.platform.sync.Checksums;
import dev.dosirak.platform.sync.DataOwner;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.VersionEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/// A shop service in a few lines, which may be away.
final class StubOwner implements DataOwner {

    private final TreeMap<UUID, SyncItem> shops = new TreeMap<>();
    private volatile boolean away;

    void away(boolean now) {
        away = now;
    }

    /// The shop's next version, approved or not.
    synchronized SyncItem change(UUID id, boolean approved) {
        var before = shops.get(id);
        long version = before == null ? 1 : before.version() + 1;
        var item = new SyncItem(id, version, false, document(id, version, approved ? "approved" : "registered"));
        shops.put(id, item);
        return item;
    }

    /// In one line, as everything comes from an owner.
    static String document(UUID id, long version, String state) {
        return """
                {"id":"%s","version":%d,"owner":"0190aaaa-0000-7000-8000-000000000001","state":"%s","refusal":null,
                 "profile":{"name":"가게 \\"%d\\"","category":"chicken","phone":"02-123-4567","notice":"",
                   "address":{"road":"와우산로 21","district":"마포구"},"position":{"lat":37.55,"lng":126.92}},
                 "delivery":{"radiusMeters":3000,"minimumOrder":15000,"fees":[{"uptoMeters":3000,"fee":2500}]},
                 "hours":{"weekly":[{"day":"saturday","open":"17:00","close":"02:00"}],"closedDays":["2026-12-25"],
                   "closedUntil":null},
                 "discountPercent":10,"menu":{"categories":[]}}
                """.replace("\n", "").formatted(id, version, state, version);
    }

    @Override
    public String domain() {
        return "shops";
    }

    @Override
    public synchronized List<SyncItem> fetch(Collection<UUID> ids) {
        answer();
        return shops.values().stream().filter(it -> ids.contains(it.id())).toList();
    }

    /// Hands out copies of pages that may be old by the time they are stored.
    @Override
    public void importFrom(Import where, Consumer<List<SyncItem>> page) {
        var last = where.cursor();
        while (true) {
            List<SyncItem> next;
            synchronized (this) {
                answer();
                next = (last.equals(new UUID(0, 0)) ? shops : shops.tailMap(last, false))
                        .values().stream().limit(10).toList();
            }
            if (next.isEmpty()) {
                return;
            }
            page.accept(next);
            last = next.getLast().id();
        }
    }

    @Override
    public synchronized Sums sums(UUID cursor, int buckets) {
        answer();
        var sums = new Checksums(buckets);
        versions(cursor, Integer.MAX_VALUE).forEach(sums::add);
        return new Sums(sums.buckets(), Optional.empty());
    }

    @Override
    public synchronized List<VersionEntry> versions(UUID cursor, int limit) {
        answer();
        return (cursor.equals(new UUID(0, 0)) ? shops : shops.tailMap(cursor, false))
                .values().stream()
                        .limit(limit)
                        .map(it -> new VersionEntry(it.id(), it.version()))
                        .toList();
    }

    private void answer() {
        if (away) {
            throw new OwnerAway("The model is away");
        }
    }

    synchronized List<SyncItem> all() {
        return List.copyOf(shops.values());
    }
}
