package dev.dosirak.delivery.rider;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everybody who has ever reported for duty.
public interface Riders {

    /// The rider as they are, to look at; empty when they never reported.
    Optional<Rider> find(RiderId id);

    /// The rider, who stays so until this transaction is over; waits for whoever has them. Empty when they
    /// never reported.
    Optional<Versioned<Rider>> findForUpdate(RiderId id);

    /// The nearest free rider as [Rider#distanceTo] counts, of equally near ones the one free for longest; held
    /// until this transaction is over. Riders whom somebody else holds right now are passed over.
    ///
    /// @param except who is not wanted
    /// @param meters how far from `place` a rider may be
    Optional<Versioned<Rider>> nearestFree(Position place, Set<RiderId> except, long meters);

    /// Records what became of the rider; version 0 is a rider never seen before.
    ///
    /// @throws Stale when somebody else has changed the rider since
    void save(Versioned<Rider> before, Rider now);

    /// The rider gave a sign of life just now. Nothing happens when they never reported.
    void recordPresence(RiderId id);

    /// Riders who have given no sign of life for so long and are free or on the way to a shop, the longest
    /// silent first.
    List<RiderId> silent(Duration silence, int most);
}
