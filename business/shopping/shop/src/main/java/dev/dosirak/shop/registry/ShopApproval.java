package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What an operator does: looks at shops, and decides once whether one may sell here.
public final class ShopApproval {

    private final Shops shops;
    private final Clock clock;

    public ShopApproval(Shops shops, Clock clock) {
        this.shops = shops;
        this.clock = clock;
    }

    public List<Listing> page(Optional<ShopState> state, UUID after, int limit) {
        return shops.page(state, after, limit);
    }

    /// @throws Refused when there is no such shop
    public Versioned<Shop> find(UUID id) {
        return shops.find(List.of(id)).stream().findFirst().orElseThrow(() -> new Refused(ShopRefusal.UNKNOWN_SHOP));
    }

    /// @throws Refused when it was refused before
    public Versioned<Shop> approve(UUID id) {
        return decide(id, Shop::approve);
    }

    /// @throws Refused when it was approved before
    public Versioned<Shop> refuse(UUID id, String why) {
        return decide(id, it -> it.refuse(why));
    }

    private Versioned<Shop> decide(UUID id, UnaryOperator<Shop> decision) {
        return shops.change(id, it -> new Change<>(Optional.of(it), decision.apply(it.state()), clock.instant()))
                .orElseThrow(() -> new Refused(ShopRefusal.UNKNOWN_SHOP));
    }
}
