package dev.dosirak.order.lifecycle.web;

import dev.dosirak.order.lifecycle.Bill;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderNames;
import dev.dosirak.order.menu.PricedLine;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An order as its people see it.
record OrderView(
        UUID orderId,

        @OneOf(namesIn = OrderNames.class, only = Order.Known.class)
        String state,

        long version,
        ShopView shop,
        List<LineView> lines,
        Won items,
        Won deliveryFee,
        Won total,
        PlaceView deliverTo,
        @Nullable CancellationView cancellation) {

    record ShopView(UUID id, String name, String phone) {}

    record LineView(UUID productId, String name, int quantity, Won unitPrice, List<OptionView> options, Won amount) {}

    record OptionView(String name, Won price) {}

    /// @param detail empty, as is the phone, for whom it does not concern any more
    record PlaceView(String road, String detail, String phone, Position position) {}

    /// @param by `customer`, `shop`, `unanswered`, `timeout` or `bank`
    /// @param reason a code, or the words of the customer or the shop
    /// @param text the same for whoever reads it, in their language
    record CancellationView(
            @OneOf(constantsOf = OrderEvent.By.class) String by, String reason, String text) {}

    /// As the customer and the operators see it: whole.
    ///
    /// @param sentence for a reason
    static OrderView of(Versioned<Order> order, UnaryOperator<String> sentence) {
        return of(order, sentence, true);
    }

    /// As the owner sees it: the customer's door and phone for as long as the shop works on it. See
    /// `docs/security.md`.
    static OrderView ofOwner(Versioned<Order> order, UnaryOperator<String> sentence) {
        return of(order, sentence, order.state() instanceof Order.Known known && isWorkedOn(known));
    }

    private static boolean isWorkedOn(Order.Known state) {
        return switch (state) {
            case Order.Pending _, Order.Accepted _, Order.DeliveryPending _, Order.PickedUp _, Order.Delayed _ -> true;
            case Order.PaymentPending _,
                    Order.PaymentSucceeded _,
                    Order.PaymentFailed _,
                    Order.PaymentCancelled _,
                    Order.Rejected _,
                    Order.Delivered _,
                    Order.Cancelled _,
                    Order.RefundPending _,
                    Order.Refunded _ -> false;
        };
    }

    private static OrderView of(Versioned<Order> order, UnaryOperator<String> sentence, boolean whole) {
        if (!(order.state() instanceof Order.Known known)) {
            throw new IllegalStateException("There is nothing to see of an unknown order");
        }
        var bill = known.bill();
        return new OrderView(
                bill.order().value(),
                OrderNames.STATES.nameOf(known),
                order.version(),
                new ShopView(
                        bill.seller().shop(),
                        bill.seller().name(),
                        bill.seller().phone()),
                bill.lines().stream().map(OrderView::line).toList(),
                bill.items(),
                bill.deliveryFee(),
                bill.total(),
                place(bill, whole),
                cancellation(known, sentence));
    }

    private static LineView line(PricedLine line) {
        var options = line.options().stream()
                .map(it -> new OptionView(it.name(), it.price()))
                .toList();
        return new LineView(line.product(), line.name(), line.quantity(), line.unitPrice(), options, line.amount());
    }

    private static PlaceView place(Bill bill, boolean whole) {
        var to = bill.deliverTo();
        return new PlaceView(to.road(), whole ? to.detail() : "", whole ? to.phone() : "", to.position());
    }

    private static @Nullable CancellationView cancellation(Order.Known state, UnaryOperator<String> sentence) {
        return switch (state) {
            case Order.PaymentCancelled s -> cancellation(s.by(), s.reason(), sentence);
            case Order.Cancelled s -> cancellation(s.by(), s.reason(), sentence);
            case Order.RefundPending s -> cancellation(s.by(), s.reason(), sentence);
            case Order.Refunded s -> cancellation(s.by(), s.reason(), sentence);
            case Order.Rejected s -> cancellation(OrderEvent.By.SHOP, s.reason(), sentence);
            case Order.PaymentPending _,
                    Order.PaymentSucceeded _,
                    Order.PaymentFailed _,
                    Order.Pending _,
                    Order.Accepted _,
                    Order.DeliveryPending _,
                    Order.PickedUp _,
                    Order.Delayed _,
                    Order.Delivered _ -> null;
        };
    }

    private static CancellationView cancellation(OrderEvent.By by, String reason, UnaryOperator<String> sentence) {
        var text = by == OrderEvent.By.CUSTOMER ? reason : sentence.apply(reason);
        return new CancellationView(OrderEvent.By.NAMES.nameOf(by), reason, text);
    }
}
