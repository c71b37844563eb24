package dev.dosirak.relay.ticket;

import java.time.Instant;

/// What somebody wants to happen to a ticket. Imperative; may be refused.
public sealed interface TicketCommand {

    /// The order was placed; its payment is still open.
    record Open(OrderSummary orderSummary) implements TicketCommand {}

    /// The order is paid: ask the owner.
    ///
    /// @param latest an answer after that is of no use to the order any more
    record Relay(Instant at, Instant latest, AnswerTimeouts timeouts) implements TicketCommand {}

    /// Time has passed: ring again, or stop waiting.
    record Watch(Instant at, AnswerTimeouts timeouts) implements TicketCommand {}

    /// Nobody could reach us until `since`: who was being asked by then is given the time again.
    record ExtendDeadline(Instant since, Instant at, AnswerTimeouts timeouts) implements TicketCommand {}

    /// Somebody at the shop has seen it; no more reminders, but the question stands.
    record Acknowledge(Instant at) implements TicketCommand {}

    record Accept(int cookMinutes, Instant at) implements TicketCommand {}

    /// @param note for the customer, may be empty
    record Reject(RejectReason reason, String note, Instant at) implements TicketCommand {}

    /// The order is off, or its payment failed: nobody needs to cook.
    record Withdraw(Instant at) implements TicketCommand {}

    /// The order counts as accepted, whoever said so.
    record ConfirmAccepted(int cookMinutes, Instant at) implements TicketCommand {}
}
