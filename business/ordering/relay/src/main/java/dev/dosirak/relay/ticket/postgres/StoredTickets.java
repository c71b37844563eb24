package dev.dosirak.relay.ticket.postgres;

import dev.dosirak.platform.eventstore.StoredTypes;
import dev.dosirak.relay.ticket.Ticket;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// How a ticket lies in its row: the name of its state, and what the row is found by.
final class StoredTickets implements StoredTypes<Ticket> {

    @Override
    public String nameOf(Ticket ticket) {
        return switch (ticket) {
            case Ticket.Unknown _ -> "unknown";
            case Ticket.WaitingPayment _ -> "waiting-payment";
            case Ticket.Ringing _ -> "ringing";
            case Ticket.Acknowledged _ -> "acknowledged";
            case Ticket.Accepted _ -> "accepted";
            case Ticket.Rejected _ -> "rejected";
            case Ticket.Unanswered _ -> "unanswered";
            case Ticket.Withdrawn _ -> "withdrawn";
            case Ticket.Dropped _ -> "dropped";
            case Ticket.DroppedUnseen _ -> "dropped-unseen";
        };
    }

    @Override
    public Class<? extends Ticket> classOf(String name) {
        return switch (name) {
            case "waiting-payment" -> Ticket.WaitingPayment.class;
            case "ringing" -> Ticket.Ringing.class;
            case "acknowledged" -> Ticket.Acknowledged.class;
            case "accepted" -> Ticket.Accepted.class;
            case "rejected" -> Ticket.Rejected.class;
            case "unanswered" -> Ticket.Unanswered.class;
            case "withdrawn" -> Ticket.Withdrawn.class;
            case "dropped" -> Ticket.Dropped.class;
            case "dropped-unseen" -> Ticket.DroppedUnseen.class;
            default -> throw new IllegalStateException("No ticket was ever stored as " + name);
        };
    }

    /// When somebody has to look at it again; null when time does nothing to it.
    static @Nullable OffsetDateTime due(Ticket ticket) {
        return switch (ticket) {
            case Ticket.Ringing s ->
                utc(
                        s.ringAgain().isBefore(s.call().answerBy())
                                ? s.ringAgain()
                                : s.call().answerBy());
            case Ticket.Acknowledged s -> utc(s.call().answerBy());
            case Ticket.Unknown _,
                    Ticket.WaitingPayment _,
                    Ticket.Accepted _,
                    Ticket.Rejected _,
                    Ticket.Unanswered _,
                    Ticket.Withdrawn _,
                    Ticket.Dropped _,
                    Ticket.DroppedUnseen _ -> null;
        };
    }

    /// Whether its order may have come to an end that we have not heard of.
    static boolean isInDoubt(Ticket ticket) {
        return switch (ticket) {
            case Ticket.WaitingPayment _, Ticket.Ringing _, Ticket.Acknowledged _ -> true;
            case Ticket.Unknown _,
                    Ticket.Accepted _,
                    Ticket.Rejected _,
                    Ticket.Unanswered _,
                    Ticket.Withdrawn _,
                    Ticket.Dropped _,
                    Ticket.DroppedUnseen _ -> false;
        };
    }

    /// Null for a ticket that the owner has not heard of.
    static @Nullable OffsetDateTime rungAt(Ticket ticket) {
        return ticket instanceof Ticket.Rung rung ? utc(rung.call().rungAt()) : null;
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
