package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.RiderId;
import java.time.Instant;

/// What somebody wants to happen. May be refused.
public sealed interface DeliveryCommand {

    record Request(DeliveryRequest deliveryRequest, Instant at) implements DeliveryCommand {}

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

    /// The rider who accepted it has fallen silent or left.
    record Release(RiderId rider, String reason, Instant at) implements DeliveryCommand {}

    /// An operator takes it from whoever was to fetch it, so that another rider is found.
    record TakeBack(OperatorDecision operatorDecision) implements DeliveryCommand {}

    /// An operator gives what was picked up to another rider.
    record Reassign(RiderId rider, OperatorDecision operatorDecision) implements DeliveryCommand {}

    /// An operator knows that the customer has it.
    record ConfirmDelivered(OperatorDecision operatorDecision) implements DeliveryCommand {}

    /// An operator knows that it will never arrive.
    record GiveUp(OperatorDecision operatorDecision) implements DeliveryCommand {}

    /// The order is cancelled.
    record Withdraw(Instant at) implements DeliveryCommand {}
}
