package dev.dosirak.order.lifecycle;

import dev.dosirak.order.menu.PricedLine;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.UUID;

/// What was ordered by whom from whom, at the prices of that moment. Never changes.
public record Bill(
        OrderId order,
        UUID customer,
        Seller seller,
        List<PricedLine> lines,
        Won deliveryFee,
        Destination deliverTo,
        UUID paymentMethod,
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
