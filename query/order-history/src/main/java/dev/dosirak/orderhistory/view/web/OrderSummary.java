package dev.dosirak.orderhistory.view.web;

import dev.dosirak.orderhistory.view.OrderView;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;

/// An order in a list.
///
/// @param firstItem the first line's name
/// @param lines how many lines there are
/// @param changedAt when its latest step happened
record OrderSummary(
        UUID orderId,
        @OneOf(namesIn = OrderStates.class) String state,
        long version,
        UUID shopId,
        String shopName,
        String firstItem,
        int lines,
        Won total,
        Instant placedAt,
        Instant changedAt) {

    static OrderSummary of(OrderView view) {
        var receipt = view.receipt();
        return new OrderSummary(
                view.order(),
                view.state(),
                view.sequence(),
                view.parties().shop(),
                receipt.shopName(),
                receipt.lines().isEmpty() ? "" : receipt.lines().getFirst().name(),
                receipt.lines().size(),
                receipt.total(),
                view.placedAt(),
                view.steps().getLast().at());
    }
}
