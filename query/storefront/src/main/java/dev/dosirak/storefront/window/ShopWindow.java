package dev.dosirak.storefront.window;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.storefront.window.Timetable.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every approved shop, in memory. Readers never wait for writers, and nobody else is asked.
public final class ShopWindow {

    private static final Comparator<Hit> OPEN_THEN_NEAR = Comparator.comparing((Hit it) -> !it.open())
            .thenComparingLong(Hit::meters)
            .thenComparing(it -> it.shop().id());

    private final ConcurrentSkipListMap<UUID, Place> places = new ConcurrentSkipListMap<>();
    private final Grid<Place> grid = new Grid<>();
    private final AtomicLong changes = new AtomicLong();

    /// What is known of a shop; one that is not shown is remembered by its version.
    private record Known(long version, @Nullable Shown shown) {}

    /// A shop's place in the window keeps still while what stands there is exchanged.
    private static final class Place {
        volatile Known known = new Known(-1, null);
    }

    /// @param open at the moment by which the list is ordered
    public record Hit(Shown shop, long meters, boolean open) {}

    /// @param next empty on the last page
    public record Page(List<Hit> hits, Optional<Cursor> next) {}

    /// Puts the shop into the window unless something newer of it is known.
    public void show(Shown shop) {
        change(shop.id(), shop.version(), shop);
    }

    /// Takes the shop out of the window unless something newer of it is known.
    public void hide(UUID id, long version) {
        change(id, version, null);
    }

    private synchronized void change(UUID id, long version, @Nullable Shown now) {
        var place = places.computeIfAbsent(id, _ -> new Place());
        var before = place.known;
        if (version <= before.version()) {
            return;
        }
        var from = areaOf(before.shown());
        var to = areaOf(now);
        boolean moved = !from.equals(to);
        // The squares of the old area are left first: a place must not be listed twice in one square.
        if (moved) {
            from.ifPresent(it -> grid.remove(it, place));
        }
        place.known = new Known(version, now);
        if (moved) {
            to.ifPresent(it -> grid.add(it, place));
        }
        changes.incrementAndGet();
    }

    private static Optional<Area> areaOf(@Nullable Shown shop) {
        return Optional.ofNullable(shop).map(Shown::area);
    }

    public Optional<Shown> find(UUID id) {
        return Optional.ofNullable(places.get(id)).flatMap(it -> Optional.ofNullable(it.known.shown()));
    }

    /// The shops that deliver to `place`: open ones first, then by distance.
    ///
    /// @param category only shops of it
    /// @param after where the page before ended
    public Page near(Position place, Optional<String> category, Optional<Cursor> after, int size, Instant now) {
        var orderedAt = after.map(Cursor::orderedAt).orElse(now.truncatedTo(ChronoUnit.SECONDS));
        var moment = Moment.of(orderedAt);
        var best = new PriorityQueue<>(size + 2, OPEN_THEN_NEAR.reversed());
        grid.near(place, it -> {
            var shop = it.known.shown();
            if (shop == null || (category.isPresent() && !category.get().equals(shop.category()))) {
                return;
            }
            long meters = shop.area().center().metersTo(place);
            if (meters > shop.area().radiusMeters()) {
                return;
            }
            var hit = new Hit(shop, meters, shop.isOpen(moment));
            if (after.isEmpty() || isAfter(hit, after.get())) {
                best.add(hit);
                if (best.size() > size + 1) {
                    best.poll();
                }
            }
        });
        return page(best, size, orderedAt);
    }

    private static boolean isAfter(Hit hit, Cursor cursor) {
        if (hit.open() != cursor.open()) {
            return cursor.open();
        }
        return hit.meters() != cursor.meters()
                ? hit.meters() > cursor.meters()
                : hit.shop().id().compareTo(cursor.id()) > 0;
    }

    private static Page page(PriorityQueue<Hit> best, int size, Instant orderedAt) {
        var hits = new ArrayList<>(best);
        hits.sort(OPEN_THEN_NEAR);
        if (hits.size() <= size) {
            return new Page(hits, Optional.empty());
        }
        var last = hits.get(size - 1);
        return new Page(
                List.copyOf(hits.subList(0, size)),
                Optional.of(new Cursor(
                        orderedAt, last.open(), last.meters(), last.shop().id())));
    }

    /// Everything that is shown.
    public Stream<Shown> all() {
        return places.values().stream().mapMulti((place, then) -> {
            var shop = place.known.shown();
            if (shop != null) {
                then.accept(shop);
            }
        });
    }

    /// The next few known ids in their order, shown or not.
    public List<UUID> after(UUID id, int limit) {
        return places.tailMap(id, false).keySet().stream().limit(limit).toList();
    }

    /// -1 when nothing is known of it.
    public long versionOf(UUID id) {
        var place = places.get(id);
        return place == null ? -1 : place.known.version();
    }

    /// Grows with every change, so that two equal answers mean that nothing has changed between them.
    public long changes() {
        return changes.get();
    }
}
