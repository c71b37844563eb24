package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.shop.registry.ShopRefused.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What an owner does with their shops. A shop of somebody else looks as if it did not exist.
public final class Shopkeeper {

    private static final int RACES_LOST = 20;

    private final Shops shops;
    private final Clock clock;

    public Shopkeeper(Shops shops, Clock clock) {
        this.shops = shops;
        this.clock = clock;
    }

    public Versioned<Shop> register(UUID owner, Profile profile, DeliveryTerms delivery, Hours hours) {
        var shop = Shop.registered(Ids.next(), owner, profile, delivery, hours);
        return save(new Change(Optional.empty(), shop, clock.instant()));
    }

    public List<Versioned<Shop>> mine(UUID owner) {
        return shops.ofOwner(owner);
    }

    /// @throws ShopRefused when there is no such shop of this owner
    public Versioned<Shop> look(UUID owner, UUID id) {
        return shops.find(List.of(id)).stream()
                .filter(it -> it.state().isOwnedBy(owner))
                .findFirst()
                .orElseThrow(() -> new ShopRefused(Reason.UNKNOWN_SHOP));
    }

    /// Changes what the owner saw at `version`.
    ///
    /// @throws Stale when the shop has changed since
    public Versioned<Shop> edit(UUID owner, UUID id, long version, UnaryOperator<Shop> edit) {
        var seen = look(owner, id);
        if (seen.version() != version) {
            throw new Stale("Shop " + id);
        }
        return change(seen, edit);
    }

    /// @throws ShopRefused when `until` is not in the future
    public Versioned<Shop> close(UUID owner, UUID id, Optional<Instant> until) {
        return change(look(owner, id), it -> it.close(until.orElse(Shop.UNTIL_REOPENED), clock.instant()));
    }

    public Versioned<Shop> open(UUID owner, UUID id) {
        return change(look(owner, id), Shop::reopen);
    }

    /// The last switch wins, whatever else changes meanwhile.
    ///
    /// @throws ShopRefused when the product is not on the menu
    public Versioned<Shop> switchSoldOut(UUID owner, UUID id, UUID product, boolean soldOut) {
        for (int attempt = 1; ; attempt++) {
            try {
                return change(look(owner, id), it -> it.soldOut(product, soldOut));
            } catch (Stale e) {
                if (attempt == RACES_LOST) {
                    throw e;
                }
            }
        }
    }

    private Versioned<Shop> change(Versioned<Shop> before, UnaryOperator<Shop> change) {
        return save(new Change(Optional.of(before), change.apply(before.state()), clock.instant()));
    }

    private Versioned<Shop> save(Change change) {
        if (change.isNews()) {
            shops.save(List.of(change));
        }
        return change.result();
    }
}
