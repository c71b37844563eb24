package dev.dosirak.storefront.window;

import dev.dosirak.platform.kernel.OpeningHours.Moment;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.SquareIndex;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every approved shop with what is said of it, and who has paid to be shown first. Readers never wait for
/// writers, and nobody else is asked. What comes from different owners comes in any order, and each has one writer.
public final class ShopWindow {

    private static final Comparator<Hit> OPEN_THEN_NEAR = Comparator.comparing((Hit it) -> !it.open())
            .thenComparingLong(Hit::meters)
            .thenComparing(it -> it.shop().id());

    /// How many paid places a list begins with at most.
    private static final int MOST_ADS = 10;

    private final Map<UUID, Place> places = new ConcurrentHashMap<>();
    private final SquareIndex<Place> grid = new SquareIndex<>();
    private final Placements campaigns;
    private final AtomicLong changes = new AtomicLong();

    public ShopWindow(Placements campaigns) {
        this.campaigns = campaigns;
    }

    /// A shop's place in the window keeps still while what stands there is exchanged.
    private static final class Place {
        volatile @Nullable Shown shown;
        volatile Optional<Rating> rating = Optional.empty();
    }

    /// A shop as it stands there, with what is said of it.
    public record Found(Shown shop, Optional<Rating> rating) {}

    /// @param open at the moment by which the list is ordered
    /// @param ad the campaign by which it stands first
    public record Hit(Shown shop, Optional<Rating> rating, long meters, boolean open, Optional<UUID> ad) {}

    /// @param ads the paid places, on the first page only; each is marked as one
    /// @param next empty on the last page
    public record Page(List<Hit> ads, List<Hit> hits, Optional<Cursor> next) {}

    /// What somebody wants to see.
    ///
    /// @param category only shops of it
    /// @param after where the page before ended
    public record Wish(Position place, Optional<String> category, Optional<Cursor> after, int size) {}

    /// Puts the shop into the window, in the place of what stood there.
    public void show(Shown shop) {
        change(shop.id(), shop);
    }

    /// Takes the shop out of the window.
    public void hide(UUID id) {
        change(id, null);
    }

    /// What is said of the shop now, whether it stands in the window or not.
    public void rate(UUID id, Optional<Rating> rating) {
        place(id).rating = rating;
    }

    private Place place(UUID id) {
        return places.computeIfAbsent(id, _ -> new Place());
    }

    private synchronized void change(UUID id, @Nullable Shown now) {
        var place = place(id);
        var from = areaOf(place.shown);
        var to = areaOf(now);
        boolean moved = !from.equals(to);
        // The squares of the old area are left first: a place must not be listed twice in one square.
        if (moved) {
            from.ifPresent(it -> grid.remove(it.center(), it.radiusMeters(), place));
        }
        place.shown = now;
        if (moved) {
            to.ifPresent(it -> grid.add(it.center(), it.radiusMeters(), place));
        }
        changes.incrementAndGet();
    }

    private static Optional<Area> areaOf(@Nullable Shown shop) {
        return Optional.ofNullable(shop).map(Shown::area);
    }

    public Optional<Found> find(UUID id) {
        var place = places.get(id);
        var shown = place == null ? null : place.shown;
        return place == null || shown == null ? Optional.empty() : Optional.of(new Found(shown, place.rating));
    }

    /// The shops that deliver to a place: on the first page those first that have paid for it, then open ones,
    /// then by distance.
    public Page near(Wish wish, Instant now) {
        var orderedAt = wish.after().map(Cursor::orderedAt).orElse(now.truncatedTo(ChronoUnit.SECONDS));
        var moment = Moment.of(orderedAt);
        var ads = wish.after().isPresent() ? List.<Hit>of() : ads(wish, moment);
        var marked = new HashSet<UUID>();
        ads.forEach(it -> marked.add(it.shop().id()));
        var best = new PriorityQueue<>(wish.size() + 2, OPEN_THEN_NEAR.reversed());
        grid.near(wish.place(), it -> {
            var hit = hit(it, wish, moment, Optional.empty());
            if (hit != null
                    && wish.after().map(after -> isAfter(hit, after)).orElse(true)
                    && !marked.contains(hit.shop().id())) {
                best.add(hit);
                if (best.size() > wish.size() + 1) {
                    best.poll();
                }
            }
        });
        return page(ads, best, wish.size(), orderedAt);
    }

    private List<Hit> ads(Wish wish, Moment moment) {
        var seen = new HashSet<UUID>();
        var ads = new ArrayList<Hit>();
        for (var campaign : campaigns.shownAt(wish.place(), moment.instant())) {
            var place = places.get(campaign.shop());
            var hit = place == null ? null : hit(place, wish, moment, Optional.of(campaign.id()));
            if (hit != null && hit.open() && seen.add(campaign.shop())) {
                ads.add(hit);
            }
            if (ads.size() == MOST_ADS) {
                break;
            }
        }
        return ads;
    }

    private static @Nullable Hit hit(Place place, Wish wish, Moment moment, Optional<UUID> ad) {
        var shop = place.shown;
        if (shop == null || !wish.category().map(shop.category()::equals).orElse(true)) {
            return null;
        }
        long meters = shop.area().center().metersTo(wish.place());
        return meters > shop.area().radiusMeters()
                ? null
                : new Hit(shop, place.rating, meters, shop.isOpen(moment), ad);
    }

    private static boolean isAfter(Hit hit, Cursor cursor) {
        if (hit.open() != cursor.open()) {
            return cursor.open();
        }
        return hit.meters() != cursor.meters()
                ? hit.meters() > cursor.meters()
                : hit.shop().id().compareTo(cursor.id()) > 0;
    }

    private static Page page(List<Hit> ads, PriorityQueue<Hit> best, int size, Instant orderedAt) {
        var hits = new ArrayList<>(best);
        hits.sort(OPEN_THEN_NEAR);
        if (hits.size() <= size) {
            return new Page(ads, hits, Optional.empty());
        }
        var last = hits.get(size - 1);
        return new Page(
                ads,
                List.copyOf(hits.subList(0, size)),
                Optional.of(new Cursor(
                        orderedAt, last.open(), last.meters(), last.shop().id())));
    }

    /// Everything that is shown, in no order.
    public Stream<Shown> all() {
        return places.values().stream().mapMulti((place, then) -> {
            var shop = place.shown;
            if (shop != null) {
                then.accept(shop);
            }
        });
    }

    /// Grows with every change of a shop, so that two equal answers mean that nothing has changed between them.
    public long changes() {
        return changes.get();
    }
}
