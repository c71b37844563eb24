package dev.dosirak.storefront.catalog;

import dev.dosirak.platform.kernel.OpeningHours.Moment;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.SquareIndex;
import dev.dosirak.storefront.catalog.CatalogShop.DeliveryArea;
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
public final class ShopCatalog {

    private static final Comparator<Hit> OPEN_THEN_NEAR = Comparator.comparing((Hit it) -> !it.open())
            .thenComparingLong(Hit::meters)
            .thenComparing(it -> it.shop().id());

    /// How many paid places a list begins with at most.
    private static final int MOST_ADS = 10;

    private final Map<UUID, Slot> slots = new ConcurrentHashMap<>();
    private final SquareIndex<Slot> grid = new SquareIndex<>();
    private final Placements placements;
    private final AtomicLong revision = new AtomicLong();

    public ShopCatalog(Placements placements) {
        this.placements = placements;
    }

    /// A shop's slot stays while what stands in it is exchanged.
    private static final class Slot {
        volatile @Nullable CatalogShop shop;
        volatile Optional<ShopRating> rating = Optional.empty();
    }

    /// A shop as it stands there, with what is said of it.
    public record RatedShop(CatalogShop shop, Optional<ShopRating> rating) {}

    /// @param open at the moment by which the list is ordered
    /// @param ad the campaign by which it stands first
    public record Hit(CatalogShop shop, Optional<ShopRating> rating, long meters, boolean open, Optional<UUID> ad) {}

    /// @param ads the paid places, on the first page only; each is marked as one
    /// @param next empty on the last page
    public record Page(List<Hit> ads, List<Hit> hits, Optional<ShopListCursor> next) {}

    /// What somebody wants to see.
    ///
    /// @param category only shops of it
    /// @param after where the page before ended
    public record ShopListQuery(Position place, Optional<String> category, Optional<ShopListCursor> after, int size) {}

    /// Puts the shop into the catalog, in the place of what stood there.
    public void put(CatalogShop shop) {
        change(shop.id(), shop);
    }

    /// Takes the shop out of the catalog.
    public void remove(UUID id) {
        change(id, null);
    }

    /// What is said of the shop now, whether it is in the catalog or not.
    public void rate(UUID id, Optional<ShopRating> rating) {
        slot(id).rating = rating;
    }

    private Slot slot(UUID id) {
        return slots.computeIfAbsent(id, _ -> new Slot());
    }

    private synchronized void change(UUID id, @Nullable CatalogShop now) {
        var slot = slot(id);
        var from = areaOf(slot.shop);
        var to = areaOf(now);
        boolean moved = !from.equals(to);
        // The squares of the old area are left first: a place must not be listed twice in one square.
        if (moved) {
            from.ifPresent(it -> grid.remove(it.center(), it.radiusMeters(), slot));
        }
        slot.shop = now;
        if (moved) {
            to.ifPresent(it -> grid.add(it.center(), it.radiusMeters(), slot));
        }
        revision.incrementAndGet();
    }

    private static Optional<DeliveryArea> areaOf(@Nullable CatalogShop shop) {
        return Optional.ofNullable(shop).map(CatalogShop::area);
    }

    public Optional<RatedShop> find(UUID id) {
        var slot = slots.get(id);
        var shop = slot == null ? null : slot.shop;
        return slot == null || shop == null ? Optional.empty() : Optional.of(new RatedShop(shop, slot.rating));
    }

    /// The shops that deliver to a place: on the first page those first that have paid for it, then open ones,
    /// then by distance.
    public Page near(ShopListQuery shopListQuery, Instant now) {
        var orderedAt =
                shopListQuery.after().map(ShopListCursor::orderedAt).orElse(now.truncatedTo(ChronoUnit.SECONDS));
        var moment = Moment.of(orderedAt);
        var ads = shopListQuery.after().isPresent() ? List.<Hit>of() : ads(shopListQuery, moment);
        var marked = new HashSet<UUID>();
        ads.forEach(it -> marked.add(it.shop().id()));
        var best = new PriorityQueue<>(shopListQuery.size() + 2, OPEN_THEN_NEAR.reversed());
        grid.near(shopListQuery.place(), it -> {
            var hit = hit(it, shopListQuery, moment, Optional.empty());
            if (hit != null
                    && shopListQuery.after().map(after -> isAfter(hit, after)).orElse(true)
                    && !marked.contains(hit.shop().id())) {
                best.add(hit);
                if (best.size() > shopListQuery.size() + 1) {
                    best.poll();
                }
            }
        });
        return page(ads, best, shopListQuery.size(), orderedAt);
    }

    private List<Hit> ads(ShopListQuery shopListQuery, Moment moment) {
        var seen = new HashSet<UUID>();
        var ads = new ArrayList<Hit>();
        for (var campaign : placements.shownAt(shopListQuery.place(), moment.instant())) {
            var slot = slots.get(campaign.shop());
            var hit = slot == null ? null : hit(slot, shopListQuery, moment, Optional.of(campaign.id()));
            if (hit != null && hit.open() && seen.add(campaign.shop())) {
                ads.add(hit);
            }
            if (ads.size() == MOST_ADS) {
                break;
            }
        }
        return ads;
    }

    private static @Nullable Hit hit(Slot slot, ShopListQuery shopListQuery, Moment moment, Optional<UUID> ad) {
        var shop = slot.shop;
        if (shop == null
                || !shopListQuery.category().map(shop.category()::equals).orElse(true)) {
            return null;
        }
        long meters = shop.area().center().metersTo(shopListQuery.place());
        return meters > shop.area().radiusMeters() ? null : new Hit(shop, slot.rating, meters, shop.isOpen(moment), ad);
    }

    private static boolean isAfter(Hit hit, ShopListCursor shopListCursor) {
        if (hit.open() != shopListCursor.open()) {
            return shopListCursor.open();
        }
        return hit.meters() != shopListCursor.meters()
                ? hit.meters() > shopListCursor.meters()
                : hit.shop().id().compareTo(shopListCursor.id()) > 0;
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
                Optional.of(new ShopListCursor(
                        orderedAt, last.open(), last.meters(), last.shop().id())));
    }

    /// Everything that is shown, in no order.
    public Stream<CatalogShop> all() {
        return slots.values().stream().mapMulti((slot, then) -> {
            var shop = slot.shop;
            if (shop != null) {
                then.accept(shop);
            }
        });
    }

    /// Grows with every change of a shop, so that two equal answers mean that nothing has changed between them.
    public long revision() {
        return revision.get();
    }
}
