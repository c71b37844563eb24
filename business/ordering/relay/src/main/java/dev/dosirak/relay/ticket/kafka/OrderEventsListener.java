package dev.dosirak.relay.ticket.kafka;

import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.relay.ticket.OrderSummary;
import dev.dosirak.relay.ticket.TicketCommands;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps a ticket for every order, rings it when the order is paid, and withdraws it when the order is off.
@Configuration(proxyBeanMethods = false)
class OrderEventsListener {

    @Bean
    Subscription orderEvents(TicketCommands ticketCommands) {
        return Subscription.of("relay.ticket", "order")
                .on("order.placed.v1", Placed.class, it -> ticketCommands.open(it.orderSummary()))
                .on("order.paid.v1", Paid.class, it -> ticketCommands.relay(it.orderId(), it.answerBy()))
                .on("order.payment-failed.v1", OfOrder.class, it -> ticketCommands.withdraw(it.orderId()))
                .on("order.payment-cancelled.v1", OfOrder.class, it -> ticketCommands.withdraw(it.orderId()))
                .on("order.cancelled.v1", OfOrder.class, it -> ticketCommands.withdraw(it.orderId()))
                .on(
                        "order.accepted.v1",
                        Accepted.class,
                        it -> ticketCommands.confirmAccepted(it.orderId(), it.cookMinutes()));
    }

    private record OfOrder(UUID orderId) {
        OfOrder {
            Objects.requireNonNull(orderId, "orderId");
        }
    }

    /// @param answerBy missing on orders from before there was such a time
    private record Paid(UUID orderId, @Nullable Instant answerBy) {
        Paid {
            Objects.requireNonNull(orderId, "orderId");
        }
    }

    private record Accepted(UUID orderId, int cookMinutes) {
        Accepted {
            Objects.requireNonNull(orderId, "orderId");
        }
    }

    /// The part of `order.placed.v1` that is printed on the ticket.
    private record Placed(
            UUID orderId,
            UUID shopId,
            UUID ownerId,
            String shopName,
            List<Line> lines,
            Won total,
            DeliverTo deliverTo,
            @Nullable String noteToShop) {

        Placed {
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(shopId, "shopId");
            Objects.requireNonNull(ownerId, "ownerId");
            Objects.requireNonNull(total, "total");
        }

        OrderSummary orderSummary() {
            return new OrderSummary(
                    orderId,
                    shopId,
                    ownerId,
                    shopName,
                    lines.stream().map(Line::printed).toList(),
                    total,
                    new OrderSummary.Place(deliverTo.road(), Objects.requireNonNullElse(deliverTo.detail(), "")),
                    Objects.requireNonNullElse(noteToShop, ""));
        }
    }

    private record Line(
            UUID productId,
            String name,
            int quantity,
            Won unitPrice,
            @Nullable List<Option> options,
            Won amount) {
        OrderSummary.Line printed() {
            var chosen = Objects.requireNonNullElse(options, List.<Option>of());
            return new OrderSummary.Line(
                    productId,
                    name,
                    quantity,
                    unitPrice,
                    chosen.stream()
                            .map(it -> new OrderSummary.Option(it.name(), it.price()))
                            .toList(),
                    amount);
        }
    }

    private record Option(String name, Won price) {}

    private record DeliverTo(String road, @Nullable String detail) {}
}
