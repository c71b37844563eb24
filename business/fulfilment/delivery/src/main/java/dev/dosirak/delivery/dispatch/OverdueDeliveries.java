package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.RiderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Deliveries that have been in their state for longer than is good.
public interface OverdueDeliveries {

    /// How long a delivery may be in a state before people have to look.
    ///
    /// @param waiting for a rider
    /// @param assigned to a rider who has not picked it up
    /// @param pickedUp or delayed, and not handed over
    record Limits(Duration waiting, Duration assigned, Duration pickedUp) {}

    /// @param state as on the wire
    /// @param since when it came into that state
    /// @param rider whose it is
    /// @param seen when the rider gave the last sign of life
    /// @param riderLeft whether the rider is no member any more
    record OverdueDelivery(
            DeliveryId delivery,
            String state,
            Instant since,
            Optional<RiderId> rider,
            Optional<Instant> seen,
            boolean riderLeft) {}

    /// The longest in their state first.
    List<OverdueDelivery> list(Limits limits, int most);

    /// Some of those that have waited for so long for a rider, or for their rider to pick them up.
    List<DeliveryId> notPickedUp(Duration forSoLong, int some);
}
