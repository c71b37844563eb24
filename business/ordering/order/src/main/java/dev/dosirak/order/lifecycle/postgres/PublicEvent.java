package dev.dosirak.order.lifecycle.postgres;

import dev.dosirak.order.lifecycle.Destination;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderNames;
import dev.dosirak.order.menu.PricedLine;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.outbox.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is published, as promised in `contracts/events/order`. Every fact names the order and its
/// people, and says the state that the order is in after it, so that nobody has to know where facts lead.
final class PublicEvent {

    private PublicEvent() {}

    private record LineV1(
            UUID productId, String name, int quantity, Won unitPrice, List<OptionV1> options, Won amount) {
        static LineV1 of(PricedLine line) {
            var options = line.options().stream()
                    .map(it -> new OptionV1(it.name(), it.price()))
                    .toList();
            return new LineV1(line.product(), line.name(), line.quantity(), line.unitPrice(), options, line.amount());
        }
    }

    private record OptionV1(String name, Won price) {}

    private record DestinationV1(String road, String detail, String phone, Position position) {
        static DestinationV1 of(Destination to) {
            return new DestinationV1(to.road(), to.detail(), to.phone(), to.position());
        }
    }

    private record PickupV1(String road, Position position) {}

    static Optional<Message> of(Order state, OrderEvent event) {
        if (!(state instanceof Order.Known known)) {
            throw new IllegalStateException("%s left no order behind".formatted(event));
        }
        return Optional.of(message(known, event));
    }

    private static Message message(Order.Known order, OrderEvent event) {
        return switch (event) {
            case OrderEvent.Placed e -> placed(order, e);
            case OrderEvent.Paid e -> paid(order, e);
            case OrderEvent.PaymentFailed e -> fact("payment-failed", order, e.at(), Map.of("reason", e.reason()));
            case OrderEvent.PaymentCancelled e ->
                fact(
                        "payment-cancelled",
                        order,
                        e.at(),
                        Map.of("by", OrderEvent.By.NAMES.nameOf(e.by()), "reason", e.reason()));
            case OrderEvent.Pending e -> fact("pending", order, e.at(), Map.of());
            case OrderEvent.Accepted e -> accepted(order, e);
            case OrderEvent.Rejected e -> fact("rejected", order, e.at(), Map.of("reason", e.reason()));
            case OrderEvent.DeliveryPending e -> fact("delivery-pending", order, e.at(), Map.of());
            case OrderEvent.PickedUp e -> fact("picked-up", order, e.at(), Map.of("riderId", e.rider()));
            case OrderEvent.Delayed e -> fact("delayed", order, e.at(), Map.of("reason", e.reason()));
            case OrderEvent.Delivered e -> fact("delivered", order, e.at(), Map.of("riderId", e.rider()));
            case OrderEvent.Cancelled e ->
                fact(
                        "cancelled",
                        order,
                        e.at(),
                        Map.of("by", OrderEvent.By.NAMES.nameOf(e.by()), "reason", e.reason()));
            case OrderEvent.RefundRequested e ->
                fact("refund-requested", order, e.at(), Map.of("amount", e.amount(), "reason", e.reason()));
            case OrderEvent.Refunded e -> fact("refunded", order, e.at(), Map.of("amount", e.amount()));
        };
    }

    private static Message placed(Order.Known order, OrderEvent.Placed event) {
        var bill = order.bill();
        var more = new LinkedHashMap<String, Object>();
        more.put("shopName", bill.seller().name());
        more.put("shopPhone", bill.seller().phone());
        more.put("lines", bill.lines().stream().map(LineV1::of).toList());
        more.put("itemsAmount", bill.items());
        more.put("deliveryFee", bill.deliveryFee());
        more.put("total", bill.total());
        more.put("deliverTo", DestinationV1.of(bill.deliverTo()));
        more.put("noteToShop", bill.noteToShop());
        more.put("noteToRider", bill.noteToRider());
        if (bill.paymentMethod() == null) {
            more.put("paymentWay", "payment-window");
        } else {
            more.put("paymentWay", "registered-card");
            more.put("paymentMethodId", bill.paymentMethod());
        }
        if (bill.instalmentMonths() != null) {
            more.put("instalmentMonths", bill.instalmentMonths());
        }
        putUntil("payBy", event.payBy(), more);
        return fact("placed", order, event.at(), more);
    }

    private static Message paid(Order.Known order, OrderEvent.Paid event) {
        var more = new LinkedHashMap<String, Object>();
        more.put("total", order.bill().total());
        putUntil("answerBy", event.answerBy(), more);
        return fact("paid", order, event.at(), more);
    }

    private static void putUntil(String field, @Nullable Instant until, Map<String, Object> more) {
        if (until != null) {
            more.put(field, until);
        }
    }

    private static Message accepted(Order.Known order, OrderEvent.Accepted event) {
        var bill = order.bill();
        var more = new LinkedHashMap<String, Object>();
        more.put("cookMinutes", event.cookMinutes());
        more.put("shopName", bill.seller().name());
        more.put("shopPhone", bill.seller().phone());
        more.put("pickup", new PickupV1(bill.seller().road(), bill.seller().position()));
        more.put("deliverTo", DestinationV1.of(bill.deliverTo()));
        more.put("noteToRider", bill.noteToRider());
        more.put("deliveryFee", bill.deliveryFee());
        more.put("total", bill.total());
        return fact("accepted", order, event.at(), more);
    }

    private static Message fact(String what, Order.Known order, Instant at, Map<String, ?> more) {
        var bill = order.bill();
        var body = new LinkedHashMap<String, Object>();
        body.put("orderId", bill.order().value());
        body.put("customerId", bill.customer());
        body.put("shopId", bill.seller().shop());
        body.put("ownerId", bill.seller().owner());
        body.put("at", at);
        body.put("state", OrderNames.STATES.nameOf(order));
        body.putAll(more);
        return new Message("order." + what + ".v1", body);
    }
}
