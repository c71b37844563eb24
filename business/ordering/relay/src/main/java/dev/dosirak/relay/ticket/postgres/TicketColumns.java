package dev.dosirak.relay.ticket.postgres;

import dev.dosirak.relay.ticket.Ticket;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// What a ticket's row is found by.
final class TicketColumns {

    private TicketColumns() {}

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

    /// Whether its order may have come to an end that we do not know of.
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

    /// Null for a ticket that the owner was not notified of.
    static @Nullable OffsetDateTime rungAt(Ticket ticket) {
        return ticket instanceof Ticket.Relayed relayed ? utc(relayed.call().rungAt()) : null;
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
