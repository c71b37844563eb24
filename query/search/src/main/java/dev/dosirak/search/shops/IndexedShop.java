package dev.dosirak.search.shops;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.UUID;

/// An approved shop, as far as it is searched for and shown in the list of what was found.
///
/// @param category the shelf it stands on, as `chicken`
/// @param fees they reach the radius
/// @param discountPercent the largest reduction on its menu now; 0 when there is none
public record IndexedShop(
        UUID id,
        String name,
        String category,
        String district,
        Position position,
        int radiusMeters,
        Won minimumOrder,
        DeliveryFees fees,
        OpeningHours hours,
        int discountPercent,
        List<Dish> dishes) {

    /// Something on the menu.
    public record Dish(String name, boolean soldOut) {}

    /// @throws IllegalArgumentException when the fees do not reach the radius
    public IndexedShop {
        dishes = List.copyOf(dishes);
        fees.reaching(radiusMeters);
        if (radiusMeters < 1) {
            throw new IllegalArgumentException("%d m is no area".formatted(radiusMeters));
        }
    }
}
