package dev.dosirak.relay.ticket.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.relay.ticket.OrderSummary;
import dev.dosirak.relay.ticket.RejectReason;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketNames;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A ticket as terminals see it, in lists and on the stream.
///
/// @param cookMinutes of an accepted one
/// @param reason of a rejected one
/// @param ring on the stream only: how often it has asked by now
@JsonInclude(JsonInclude.Include.NON_NULL)
record TicketView(
        UUID orderId,
        UUID shopId,
        String shopName,

        @OneOf(namesIn = TicketNames.class, only = Ticket.Relayed.class)
        String state,

        List<Line> lines,
        Won total,
        Place deliverTo,
        String noteToShop,
        Instant rungAt,
        Instant answerBy,
        @Nullable Integer cookMinutes,
        @OneOf(constantsOf = RejectReason.class) @Nullable String reason,
        @Nullable Integer ring) {

    record Line(UUID productId, String name, int quantity, Won unitPrice, List<Option> options, Won amount) {
        static Line of(OrderSummary.Line line) {
            return new Line(
                    line.product(),
                    line.name(),
                    line.quantity(),
                    line.unitPrice(),
                    line.options().stream()
                            .map(it -> new Option(it.name(), it.price()))
                            .toList(),
                    line.amount());
        }
    }

    record Option(String name, Won price) {}

    record Place(String road, String detail) {}

    static TicketView of(Ticket.Relayed ticket, Instant now) {
        return of(ticket, null, now);
    }

    static TicketView of(Ticket.Relayed ticket, @Nullable Integer ring, Instant now) {
        var orderSummary = Ticket.readableAt(now, ticket);
        return new TicketView(
                orderSummary.order(),
                orderSummary.shop(),
                orderSummary.shopName(),
                TicketNames.STATES.nameOf(ticket),
                orderSummary.lines().stream().map(Line::of).toList(),
                orderSummary.total(),
                new Place(
                        orderSummary.deliverTo().road(),
                        orderSummary.deliverTo().detail()),
                orderSummary.note(),
                ticket.call().rungAt(),
                ticket.call().answerBy(),
                ticket instanceof Ticket.Accepted accepted ? accepted.cookMinutes() : null,
                ticket instanceof Ticket.Rejected rejected ? rejected.reason().word() : null,
                ring);
    }
}
