package dev.dosirak.relay.ticket.postgres;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.relay.ticket.OrderSummary;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Which facts are published, and in which form.
final class PublicEvent {

    private PublicEvent() {}

    record TicketFact(UUID orderId, UUID shopId, Instant at) {}

    record Accepted(UUID orderId, UUID shopId, int cookMinutes, Instant at) {}

    record Rejected(UUID orderId, UUID shopId, String reason, String note, Instant at) {}

    static Optional<Message> of(OrderSummary orderSummary, TicketEvent event) {
        var order = orderSummary.order();
        var shop = orderSummary.shop();
        return switch (event) {
            case TicketEvent.OrderRelayed e ->
                message(
                        "relay.relayed.v1",
                        new TicketFact(order, shop, e.answerWindow().rungAt()));
            case TicketEvent.OwnerAcknowledged e ->
                message("relay.acknowledged.v1", new TicketFact(order, shop, e.at()));
            case TicketEvent.OwnerAccepted e ->
                message("relay.accepted.v1", new Accepted(order, shop, e.cookMinutes(), e.at()));
            case TicketEvent.OwnerRejected e ->
                message(
                        "relay.rejected.v1",
                        new Rejected(order, shop, e.reason().word(), e.note(), e.at()));
            case TicketEvent.OwnerDidNotAnswer e -> message("relay.unanswered.v1", new TicketFact(order, shop, e.at()));
            case TicketEvent.PaidTooLate e -> message("relay.unanswered.v1", new TicketFact(order, shop, e.at()));
            case TicketEvent.TicketOpened _,
                    TicketEvent.OrderRelayedAgain _,
                    TicketEvent.DeadlineExtended _,
                    TicketEvent.OrderWithdrawn _,
                    TicketEvent.UnpaidOrderDropped _,
                    TicketEvent.WithdrawnBeforeOrder _,
                    TicketEvent.AcceptanceConfirmed _ -> Optional.empty();
        };
    }

    /// Each is published once at most of a ticket, so its type says which one it is.
    static UUID id(OrderSummary orderSummary, Message message) {
        return Ids.derived(orderSummary.order(), message.type());
    }

    /// What the ticket's state says was published, oldest first. A ticket that was withdrawn does not say what
    /// its owner had answered before, which is of no use to anybody any more.
    static List<Message> allOf(Ticket.Relayed ticket) {
        var answerWindow = ticket.call();
        return Stream.concat(
                        Stream.of(new TicketEvent.OrderRelayed(answerWindow, answerWindow.rungAt())),
                        answer(ticket).stream())
                .flatMap(it -> of(ticket.slip(), it).stream())
                .toList();
    }

    private static Optional<TicketEvent> answer(Ticket.Relayed ticket) {
        return switch (ticket) {
            case Ticket.Ringing _, Ticket.Withdrawn _ -> Optional.empty();
            case Ticket.Acknowledged s -> Optional.of(new TicketEvent.OwnerAcknowledged(s.at()));
            case Ticket.Accepted s -> Optional.of(new TicketEvent.OwnerAccepted(s.cookMinutes(), s.at()));
            case Ticket.Rejected s -> Optional.of(new TicketEvent.OwnerRejected(s.reason(), s.note(), s.at()));
            case Ticket.Unanswered s -> Optional.of(new TicketEvent.OwnerDidNotAnswer(s.at()));
        };
    }

    private static Optional<Message> message(String type, Object body) {
        return Optional.of(new Message(type, body));
    }
}
