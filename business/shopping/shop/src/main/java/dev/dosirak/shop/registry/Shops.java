package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Every shop there is.
public interface Shops {

    /// Those that exist, in no order.
    List<Versioned<Shop>> find(Collection<UUID> ids);

    /// In order of id after `after`.
    List<Listing> ofOwner(UUID owner, UUID after, int limit);

    /// In order of id after `after`, those of one state or of all.
    List<Listing> page(Optional<ShopState> state, UUID after, int limit);

    /// Records and publishes a shop that its owner brings. Those of one owner take turns.
    ///
    /// @param most how many shops an owner has at most by that
    /// @throws Refused when the owner has that many
    void register(Change<Shop> registration, int most);

    /// Records and publishes what `change` makes of a shop as it is now. Changes of one shop take turns, so
    /// that a burst of them queues up instead of racing; `change` therefore only computes. What it throws
    /// leaves the shop as it was.
    ///
    /// @return the shop afterwards; empty when there is none
    Optional<Versioned<Shop>> change(UUID id, Function<Versioned<Shop>, Change<Shop>> change);

    /// Records and publishes all of the changes or none. Each makes its shop's next version, so only real
    /// changes may come in.
    ///
    /// @throws Stale when one of the shops is not at the version that was changed
    void save(List<Change<Shop>> changes);
}
