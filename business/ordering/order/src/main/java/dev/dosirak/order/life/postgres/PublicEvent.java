package dev.dosirak.order.life.postgres;

import dev.dosirak.order.life.Bill;
import dev.dosirak.order.life.Destination;
import dev.dosirak.order.life.Order;
import dev.dosirak.order.life.OrderEvent;
import dev.dosirak.order.menu.PricedLine;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.outbox.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we tell others, as promised in `contracts/events/order`. Every fact names the order and its people.
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
        return Optional.of(message(known.bill(), event));
    }

    private static Message message(Bill bill, OrderEvent event) {
        return switch (event) {
            case OrderEvent.Placed e -> placed(bill, e);
            case OrderEvent.Paid e -> paid(bill, e);
            case OrderEvent.PaymentFailed e -> fact("payment-failed", bill, e.at(), Map.of("reason", e.reason()));
            case OrderEvent.PaymentCancelled e ->
                fact("payment-cancelled", bill, e.at(), Map.of("by", name(e.by()), "reason", e.reason()));
            case OrderEvent.Relayed e -> fact("pending", bill, e.at(), Map.of());
            case OrderEvent.Accepted e -> accepted(bill, e);
            case OrderEvent.Rejected e -> fact("rejected", bill, e.at(), Map.of("reason", e.reason()));
            case OrderEvent.RiderAwaited e -> fact("delivery-pending", bill, e.at(), Map.of());
            case OrderEvent.PickedUp e -> fact("picked-up", bill, e.at(), Map.of("riderId", e.rider()));
            case OrderEvent.Delayed e -> fact("delayed", bill, e.at(), Map.of("reason", e.reason()));
            case OrderEvent.Delivered e -> fact("delivered", bill, e.at(), Map.of("riderId", e.rider()));
            case OrderEvent.Cancelled e ->
                fact("cancelled", bill, e.at(), Map.of("by", name(e.by()), "reason", e.reason()));
            case OrderEvent.RefundRequested e ->
                fact("refund-requested", bill, e.at(), Map.of("amount", e.amount(), "reason", e.reason()));
            case OrderEvent.Refunded e -> fact("refunded", bill, e.at(), Map.of("amount", e.amount()));
        };
    }

    private static Message placed(Bill bill, OrderEvent.Placed event) {
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
        more.put("paymentMethodId", bill.paymentMethod());
        putUntil("payBy", event.payBy(), more);
        return fact("placed", bill, event.at(), more);
    }

    private static Message paid(Bill bill, OrderEvent.Paid event) {
        var more = new LinkedHashMap<String, Object>();
        more.put("total", bill.total());
        putUntil("answerBy", event.answerBy(), more);
        return fact("paid", bill, event.at(), more);
    }

    private static void putUntil(String field, @Nullable Instant until, Map<String, Object> more) {
        if (until != null) {
            more.put(field, until);
        }
    }

    private static Message accepted(Bill bill, OrderEvent.Accepted event) {
        var more = new LinkedHashMap<String, Object>();
        more.put("cookMinutes", event.cookMinutes());
        more.put("shopName", bill.seller().name());
        more.put("shopPhone", bill.seller().phone());
        more.put("pickup", new PickupV1(bill.seller().road(), bill.seller().position()));
        more.put("deliverTo", DestinationV1.of(bill.deliverTo()));
        more.put("noteToRider", bill.noteToRider());
        more.put("deliveryFee", bill.deliveryFee());
        more.put("total", bill.total());
        return fact("accepted", bill, event.at(), more);
    }

    private static Message fact(String what, Bill bill, Instant at, Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("orderId", bill.order().value());
        body.put("customerId", bill.customer());
        body.put("shopId", bill.seller().shop());
        body.put("ownerId", bill.seller().owner());
        body.put("at", at);
        body.putAll(more);
        return new Message("order." + what + ".v1", body);
    }

    private static String name(OrderEvent.By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
