package dev.dosirak.search.finding;

import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.Position;
import java.util.List;
import java.util.UUID;

/// An approved shop, as far as it is searched for and shown in the list of what was found.
///
/// @param category the shelf it stands on, as `chicken`
/// @param fees won by distance, nearest first; they reach the radius
/// @param discountPercent the largest reduction on its menu now; 0 when there is none
public record Shop(
        UUID id,
        String name,
        String category,
        String district,
        Position position,
        int radiusMeters,
        long minimumOrder,
        List<Fee> fees,
        OpeningHours hours,
        int discountPercent,
        List<Dish> dishes) {

    /// @param uptoMeters the distance up to which it holds, itself included
    public record Fee(int uptoMeters, long won) {}

    /// Something on the menu.
    public record Dish(String name, boolean soldOut) {}

    /// @throws IllegalArgumentException when the fees do not reach the radius
    public Shop {
        fees = List.copyOf(fees);
        dishes = List.copyOf(dishes);
        if (radiusMeters < 1 || fees.isEmpty() || fees.getLast().uptoMeters() < radiusMeters) {
            throw new IllegalArgumentException("%s do not reach %d m".formatted(fees, radiusMeters));
        }
    }

    /// What it costs to bring the food that far; only for distances within the radius.
    public long feeAt(long meters) {
        return feeAt(fees, meters);
    }

    /// The same by a table of fees alone.
    public static long feeAt(List<Fee> fees, long meters) {
        for (var fee : fees) {
            if (meters <= fee.uptoMeters()) {
                return fee.won();
            }
        }
        throw new IllegalArgumentException("%d m is outside the area".formatted(meters));
    }
}
