package dev.dosirak.order.menu;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A shop as far as an order needs it.
///
/// @param approved false until an operator has approved it
public record OrderableShop(
        UUID id,
        UUID owner,
        boolean approved,
        String name,
        String phone,
        String road,
        Position position,
        OpeningHours hours,
        long radiusMeters,
        Won minimumOrder,
        DeliveryFees fees,
        Map<UUID, Product> products) {

    public record Product(UUID id, String name, Won price, boolean soldOut, List<OptionGroup> optionGroups) {}

    public record OptionGroup(String name, int min, int max, Map<UUID, Option> options) {}

    public record Option(String name, Won price) {}

    /// @throws Refused when the shop takes no orders now
    public void mustBeOpen(Instant at) {
        if (!approved) {
            throw new Refused(CartRefusal.SHOP_NOT_OPEN);
        }
        if (!hours.isOpen(at)) {
            throw new Refused(CartRefusal.SHOP_CLOSED, name);
        }
    }

    /// What bringing it there costs.
    ///
    /// @throws Refused outside the delivery area
    public Won deliveryFeeTo(Position destination) {
        long meters = position.metersTo(destination);
        if (meters > radiusMeters || !fees.reach(meters)) {
            throw new Refused(CartRefusal.OUTSIDE_DELIVERY_AREA, name, radiusMeters);
        }
        return fees.at(meters);
    }

    /// What the lines cost by this shop's menu.
    ///
    /// @throws Refused for what the menu does not offer, or not now, or not so little
    public List<PricedLine> price(List<CartLine> cartLines) {
        var lines = cartLines.stream().map(this::price).toList();
        var amount = PricedLine.sum(lines);
        if (amount.isLessThan(minimumOrder)) {
            throw new Refused(CartRefusal.BELOW_MINIMUM_ORDER, minimumOrder.amount(), amount.amount());
        }
        return lines;
    }

    private PricedLine price(CartLine cartLine) {
        var product = products.get(cartLine.product());
        if (product == null) {
            throw new Refused(CartRefusal.PRODUCT_NOT_OF_THIS_SHOP, cartLine.product());
        }
        if (product.soldOut()) {
            throw new Refused(CartRefusal.SOLD_OUT, product.name());
        }
        return new PricedLine(
                product.id(),
                product.name(),
                cartLine.quantity(),
                product.price(),
                SelectedOption.of(product, cartLine.options()));
    }
}
