package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.EnumNames;
import dev.dosirak.relay.ticket.TicketEvent.AcceptanceConfirmed;
import dev.dosirak.relay.ticket.TicketEvent.DeadlineExtended;
import dev.dosirak.relay.ticket.TicketEvent.OrderRelayed;
import dev.dosirak.relay.ticket.TicketEvent.OrderRelayedAgain;
import dev.dosirak.relay.ticket.TicketEvent.OrderWithdrawn;
import dev.dosirak.relay.ticket.TicketEvent.OwnerAccepted;
import dev.dosirak.relay.ticket.TicketEvent.OwnerAcknowledged;
import dev.dosirak.relay.ticket.TicketEvent.OwnerDidNotAnswer;
import dev.dosirak.relay.ticket.TicketEvent.OwnerRejected;
import dev.dosirak.relay.ticket.TicketEvent.PaidTooLate;
import dev.dosirak.relay.ticket.TicketEvent.TicketOpened;
import dev.dosirak.relay.ticket.TicketEvent.UnpaidOrderDropped;
import dev.dosirak.relay.ticket.TicketEvent.WithdrawnBeforeOrder;
import java.util.Optional;

/// What an owner's terminals are told of a ticket.
///
/// @param ring how often this ticket has asked by now; 0 for a notification that asks nothing, or for the answer to
///     what somebody has acknowledged
/// @param ticket as it was at that moment
public record TicketNotification(Kind kind, int ring, Ticket.Relayed ticket) {

    /// What a terminal is to do about it.
    public enum Kind {
        /// Ask for an answer, again if need be.
        ORDER_PAID,
        /// The order is off: stop asking, stop cooking.
        ORDER_WITHDRAWN,
        /// The question is answered, or nobody waits for the answer any more: stop asking.
        ORDER_SETTLED;

        public static final EnumNames<Kind> NAMES = EnumNames.of(Kind.class, it -> switch (it) {
            case ORDER_PAID -> "order-paid";
            case ORDER_WITHDRAWN -> "order-withdrawn";
            case ORDER_SETTLED -> "order-settled";
        });
    }

    /// What the event means to the shop; empty when nobody needs a notification.
    ///
    /// @param ticket the state after the event
    public static Optional<TicketNotification> of(TicketEvent event, Ticket.Relayed ticket) {
        return kindOf(event).map(kind -> new TicketNotification(kind, ringOf(kind, ticket), ticket));
    }

    private static int ringOf(Kind kind, Ticket.Relayed ticket) {
        return kind == Kind.ORDER_PAID && ticket instanceof Ticket.Ringing ringing ? ringing.rings() : 0;
    }

    private static Optional<Kind> kindOf(TicketEvent event) {
        return switch (event) {
            case OrderRelayed _, OrderRelayedAgain _, DeadlineExtended _ -> Optional.of(Kind.ORDER_PAID);
            case OrderWithdrawn _ -> Optional.of(Kind.ORDER_WITHDRAWN);
            case OwnerAccepted _, OwnerRejected _, OwnerDidNotAnswer _, AcceptanceConfirmed _ ->
                Optional.of(Kind.ORDER_SETTLED);
            case TicketOpened _, PaidTooLate _, UnpaidOrderDropped _, WithdrawnBeforeOrder _, OwnerAcknowledged _ ->
                Optional.empty();
        };
    }
}
