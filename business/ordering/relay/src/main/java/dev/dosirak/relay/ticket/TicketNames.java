package dev.dosirak.relay.ticket;

import static java.util.Map.entry;

import dev.dosirak.platform.kernel.TypeNames;

/// What the states of a ticket are called in its row and on the wire.
public final class TicketNames {

    public static final TypeNames<Ticket> STATES = TypeNames.of(
            Ticket.class,
            entry("unknown", Ticket.Unknown.class),
            entry("waiting-payment", Ticket.WaitingPayment.class),
            entry("ringing", Ticket.Ringing.class),
            entry("acknowledged", Ticket.Acknowledged.class),
            entry("accepted", Ticket.Accepted.class),
            entry("rejected", Ticket.Rejected.class),
            entry("unanswered", Ticket.Unanswered.class),
            entry("withdrawn", Ticket.Withdrawn.class),
            entry("dropped", Ticket.Dropped.class),
            entry("dropped-unseen", Ticket.DroppedUnseen.class));

    private TicketNames() {}
}
