package dev.dosirak.relay.ticket;

import java.time.Instant;

/// What has happened to a ticket. Past tense; a fact, never refused and never changed.
public sealed interface TicketEvent {

    record SlipKept(Slip slip) implements TicketEvent {}

    record BellRung(Call call, Instant ringAgain) implements TicketEvent {}

    /// The owner was never asked, because the question came when there was no time left for an answer.
    record QuestionLapsed(Instant latest, Instant at) implements TicketEvent {}

    /// @param ring 2 for the first repetition
    record BellRungAgain(int ring, Instant at, Instant ringAgain) implements TicketEvent {}

    /// The owner could not have answered for a while, because of us; the bell rings for the new time.
    record TimeGivenAgain(Instant answerBy, Instant at, Instant ringAgain) implements TicketEvent {}

    record OwnerAcknowledged(Instant at) implements TicketEvent {}

    record OwnerAccepted(int cookMinutes, Instant at) implements TicketEvent {}

    record OwnerRejected(RejectReason reason, String note, Instant at) implements TicketEvent {}

    record OwnerStayedSilent(Instant at) implements TicketEvent {}

    /// An order that the owner had heard of is off.
    record OrderWithdrawn(Instant at) implements TicketEvent {}

    /// An order that never rang is off.
    record UnpaidOrderDropped(Instant at) implements TicketEvent {}

    /// An order is off that nobody has told us of yet.
    record Barred(Instant at) implements TicketEvent {}

    /// The order was accepted without an answer given here.
    record OrderSettled(int cookMinutes, Instant at) implements TicketEvent {}
}
