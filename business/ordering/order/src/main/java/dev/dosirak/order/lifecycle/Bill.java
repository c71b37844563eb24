package dev.dosirak.order.lifecycle;

import dev.dosirak.order.menu.PricedLine;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was ordered by whom from whom, at the prices of that moment. Never changes.
///
/// @param paymentMethod the registered card that pays; absent when the customer pays in a payment gateway's
///     window
/// @param instalmentMonths in how many the card is paid; absent for all at once
public record Bill(
        OrderId order,
        UUID customer,
        Seller seller,
        List<PricedLine> lines,
        Won deliveryFee,
        Destination deliverTo,
        @Nullable UUID paymentMethod,
        @Nullable Integer instalmentMonths,
        String noteToShop,
        String noteToRider) {

    /// The shop as it was when it was ordered from.
    public record Seller(UUID shop, UUID owner, String name, String phone, String road, Position position) {}

    public Won items() {
        return PricedLine.sum(lines);
    }

    public Won total() {
        return items().plus(deliveryFee);
    }
}
