package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What an owner does with their shops. A shop of somebody else looks as if it did not exist.
public final class OwnerShops {

    private static final int AT_ONCE = 100;

    private final Shops shops;
    private final int mostShops;
    private final Clock clock;

    /// @param mostShops how many an owner has at most by registering them; an import may bring more
    public OwnerShops(Shops shops, int mostShops, Clock clock) {
        this.shops = shops;
        this.mostShops = mostShops;
        this.clock = clock;
    }

    /// @throws Refused when the owner has as many shops as anybody may register
    public Versioned<Shop> register(UUID owner, Profile profile, DeliveryTerms delivery, Hours hours) {
        var shop = Shop.registered(Ids.next(), owner, profile, delivery, hours);
        var registration = new Change<>(Optional.empty(), shop, clock.instant());
        shops.register(registration, mostShops);
        return registration.result();
    }

    /// In order of id after `after`.
    public List<Listing> mine(UUID owner, UUID after, int limit) {
        return shops.ofOwner(owner, after, limit);
    }

    /// @throws Refused when there is no such shop of this owner
    public Versioned<Shop> find(UUID owner, UUID id) {
        return shops.find(List.of(id)).stream()
                .findFirst()
                .map(it -> owned(owner, it))
                .orElseThrow(() -> new Refused(ShopRefusal.UNKNOWN_SHOP));
    }

    /// Changes what the owner saw at `version`.
    ///
    /// @throws Stale when the shop has changed since
    public Versioned<Shop> edit(UUID owner, UUID id, long version, UnaryOperator<Shop> edit) {
        return change(owner, id, it -> {
            if (it.version() != version) {
                throw new Stale("Shop " + id);
            }
            return edit.apply(it.state());
        });
    }

    /// @throws Refused when `until` is not in the future
    public Versioned<Shop> close(UUID owner, UUID id, Optional<Instant> until) {
        return change(owner, id, it -> it.state().close(until.orElse(Shop.UNTIL_REOPENED), clock.instant()));
    }

    public Versioned<Shop> open(UUID owner, UUID id) {
        return change(owner, id, it -> it.state().reopen());
    }

    /// The last switch wins, whatever else changes meanwhile.
    ///
    /// @throws Refused when the product is not on the menu
    public Versioned<Shop> switchSoldOut(UUID owner, UUID id, UUID product, boolean soldOut) {
        return change(owner, id, it -> it.state().soldOut(product, soldOut));
    }

    /// The owner is no member any more: their shops are closed until a company that imports them says who has
    /// them now.
    public void closeAllOf(UUID owner) {
        var after = new UUID(0, 0);
        for (var some = shops.ofOwner(owner, after, AT_ONCE);
                !some.isEmpty();
                some = shops.ofOwner(owner, after, AT_ONCE)) {
            some.forEach(it -> close(owner, it.id(), Optional.empty()));
            after = some.getLast().id();
        }
    }

    private Versioned<Shop> change(UUID owner, UUID id, Function<Versioned<Shop>, Shop> change) {
        return shops.change(id, it -> new Change<>(Optional.of(it), change.apply(owned(owner, it)), clock.instant()))
                .orElseThrow(() -> new Refused(ShopRefusal.UNKNOWN_SHOP));
    }

    private static Versioned<Shop> owned(UUID owner, Versioned<Shop> shop) {
        if (!shop.state().isOwnedBy(owner)) {
            throw new Refused(ShopRefusal.UNKNOWN_SHOP);
        }
        return shop;
    }
}
