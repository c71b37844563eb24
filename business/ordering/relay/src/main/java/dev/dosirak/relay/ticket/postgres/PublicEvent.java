package dev.dosirak.relay.ticket.postgres;

import dev.dosirak.platform.outbox.Message;
import dev.dosirak.relay.ticket.Slip;
import dev.dosirak.relay.ticket.TicketEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which facts leave the house, and in which words.
final class PublicEvent {

    private PublicEvent() {}

    record Noticed(UUID orderId, UUID shopId, Instant at) {}

    record Accepted(UUID orderId, UUID shopId, int cookMinutes, Instant at) {}

    record Rejected(UUID orderId, UUID shopId, String reason, String note, Instant at) {}

    static Optional<Message> of(Slip slip, TicketEvent news) {
        var order = slip.order();
        var shop = slip.shop();
        return switch (news) {
            case TicketEvent.BellRung e ->
                message("relay.relayed.v1", new Noticed(order, shop, e.call().rungAt()));
            case TicketEvent.OwnerAcknowledged e -> message("relay.acknowledged.v1", new Noticed(order, shop, e.at()));
            case TicketEvent.OwnerAccepted e ->
                message("relay.accepted.v1", new Accepted(order, shop, e.cookMinutes(), e.at()));
            case TicketEvent.OwnerRejected e ->
                message(
                        "relay.rejected.v1",
                        new Rejected(order, shop, e.reason().word(), e.note(), e.at()));
            case TicketEvent.OwnerStayedSilent e -> message("relay.unanswered.v1", new Noticed(order, shop, e.at()));
            case TicketEvent.SlipKept _,
                    TicketEvent.BellRungAgain _,
                    TicketEvent.OrderWithdrawn _,
                    TicketEvent.UnpaidOrderDropped _,
                    TicketEvent.OrderSettled _ -> Optional.empty();
        };
    }

    private static Optional<Message> message(String type, Object body) {
        return Optional.of(new Message(type, body));
    }
}
