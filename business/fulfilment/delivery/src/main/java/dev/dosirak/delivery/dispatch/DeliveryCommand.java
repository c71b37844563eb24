package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.RiderId;
import java.time.Instant;

/// What somebody wants to happen. May be refused.
public sealed interface DeliveryCommand {

    record Request(Errand errand, Instant at) implements DeliveryCommand {}

    /// Everybody in reach has been asked; ask them again.
    record StartRound(Instant at) implements DeliveryCommand {}

    record Offer(RiderId rider, Instant until, Instant at) implements DeliveryCommand {}

    record Accept(RiderId rider, Instant at) implements DeliveryCommand {}

    record Decline(RiderId rider, Instant at) implements DeliveryCommand {}

    /// Take an offer back that nobody has answered in time.
    record Expire(Instant at) implements DeliveryCommand {}

    record PickUp(RiderId rider, Instant at) implements DeliveryCommand {}

    record Delay(RiderId rider, String reason, Instant at) implements DeliveryCommand {}

    record HandOver(RiderId rider, Instant at) implements DeliveryCommand {}

    /// The order is cancelled.
    record CallOff(Instant at) implements DeliveryCommand {}
}
