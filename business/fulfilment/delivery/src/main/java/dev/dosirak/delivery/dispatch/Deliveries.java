package dev.dosirak.delivery.dispatch;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every delivery ever requested, and those among them that need somebody's attention.
public interface Deliveries {

    /// The delivery as it is, to look at; [Delivery.Unknown] at version 0 when there is none.
    Versioned<Delivery> find(DeliveryId id);

    /// The delivery, which stays so until this transaction is over; waits for whoever is changing it.
    Versioned<Delivery> findForUpdate(DeliveryId id);

    /// The same without waiting; empty when somebody is changing it right now.
    Optional<Versioned<Delivery>> findForUpdateIfUnlocked(DeliveryId id);

    /// Records and publishes `events` after `before`, all of it or nothing.
    ///
    /// @return the state after the events
    /// @throws Stale when somebody else has changed it since `before` was loaded
    Versioned<Delivery> append(DeliveryId id, Versioned<Delivery> before, List<DeliveryEvent> events);

    /// Waiting deliveries with a free rider in reach who may be asked, the order accepted earliest first.
    ///
    /// @param meters how far from the shop a rider may be
    /// @param again those waiting since then or longer may also ask riders whom they have asked already
    List<DeliveryId> matchable(long meters, Instant again, int most);

    /// Deliveries whose offer has not been answered by `now`, the longest overdue first.
    List<DeliveryId> unanswered(Instant now, int most);
}
