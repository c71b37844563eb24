package dev.dosirak.order.lifecycle;

import java.time.Instant;
import java.util.UUID;

/// What somebody wants to happen to an order. Imperative; may be refused.
public sealed interface OrderCommand {

    /// @param payBy until when the money may be taken
    record Place(Bill bill, Instant payBy, Instant at) implements OrderCommand {}

    /// The payment service has the money.
    ///
    /// @param answerBy until when the shop may answer
    record Pay(Instant answerBy, Instant at) implements OrderCommand {}

    record FailPayment(String reason, Instant at) implements OrderCommand {}

    /// Nobody paid in time.
    record CancelUnpaid(Instant at) implements OrderCommand {}

    record CancelByCustomer(String reason, Instant at) implements OrderCommand {}

    record CancelByShop(String reason, Instant at) implements OrderCommand {}

    /// The shop did not answer in time.
    record CancelUnanswered(Instant at) implements OrderCommand {}

    /// It lies in the owner's terminal queue.
    record MarkPending(Instant at) implements OrderCommand {}

    /// @param cookMinutes how long the shop needs
    record Accept(int cookMinutes, Instant at) implements OrderCommand {}

    record Reject(String reason, Instant at) implements OrderCommand {}

    /// A rider is being looked for.
    record MarkDeliveryPending(Instant at) implements OrderCommand {}

    record PickUp(UUID rider, Instant at) implements OrderCommand {}

    record Delay(String reason, Instant at) implements OrderCommand {}

    record Deliver(UUID rider, Instant at) implements OrderCommand {}

    /// The customer's bank has undone the deposit that paid it: there is no money any more.
    record ReverseDeposit(Instant at) implements OrderCommand {}

    /// The money is back.
    record Refund(Instant at) implements OrderCommand {}
}
