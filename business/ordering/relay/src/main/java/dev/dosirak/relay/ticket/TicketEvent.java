package dev.dosirak.relay.ticket;

import java.time.Instant;

/// What has happened to a ticket. Past tense; a fact, never refused and never changed.
public sealed interface TicketEvent {

    record TicketOpened(OrderSummary orderSummary) implements TicketEvent {}

    record OrderRelayed(AnswerWindow answerWindow, Instant ringAgain) implements TicketEvent {}

    /// The owner was never asked, because the question came when there was no time left for an answer.
    record PaidTooLate(Instant latest, Instant at) implements TicketEvent {}

    /// @param ring 2 for the first repetition
    record OrderRelayedAgain(int ring, Instant at, Instant ringAgain) implements TicketEvent {}

    /// The owner could not have answered for a while, because of us; the owner is notified of the new deadline.
    record DeadlineExtended(Instant answerBy, Instant at, Instant ringAgain) implements TicketEvent {}

    record OwnerAcknowledged(Instant at) implements TicketEvent {}

    record OwnerAccepted(int cookMinutes, Instant at) implements TicketEvent {}

    record OwnerRejected(RejectReason reason, String note, Instant at) implements TicketEvent {}

    record OwnerDidNotAnswer(Instant at) implements TicketEvent {}

    /// An order that the owner was notified of is off.
    record OrderWithdrawn(Instant at) implements TicketEvent {}

    /// An order that never rang is off.
    record UnpaidOrderDropped(Instant at) implements TicketEvent {}

    /// An order is off that is not known yet.
    record WithdrawnBeforeOrder(Instant at) implements TicketEvent {}

    /// The order was accepted without an answer given here.
    record AcceptanceConfirmed(int cookMinutes, Instant at) implements TicketEvent {}
}
