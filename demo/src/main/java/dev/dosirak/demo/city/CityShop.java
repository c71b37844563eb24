package dev.dosirak.demo.city;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Position;
import java.util.List;
import java.util.UUID;

/// A shop of the demo city, as its company knows it.
///
/// @param code         the company's own; the platform's id follows from it
/// @param ownerCode    its owner's code
/// @param radiusMeters how far it delivers
/// @param minimumOrder whole won
/// @param hours        opening hours as the file writes them: `mon-fri 11:00-22:00; sat,sun 12:00-02:00`
/// @param closedDays   ISO dates
public record CityShop(
        String code,
        String ownerCode,
        String name,
        String category,
        String phone,
        String notice,
        String road,
        String district,
        Position position,
        int radiusMeters,
        long minimumOrder,
        List<Fee> fees,
        String hours,
        List<String> closedDays,
        Menu menu) {

    static final String ALWAYS = "daily 00:00-00:00";

    /// What bringing the food costs, up to a distance.
    public record Fee(int uptoMeters, long fee) {}

    /// The id under which the platform knows the shop after the import.
    public UUID id() {
        return Ids.imported("shop", code);
    }

    /// The same of one of its dishes.
    public UUID idOf(Menu.Product dish) {
        return id("product", dish.code());
    }

    /// The same of a part of its menu.
    ///
    /// @param kind `category`, `product`, `group` or `option`
    public UUID id(String kind, String code) {
        return Ids.imported(kind, this.code + "/" + code);
    }

    /// Whether one can order at any hour of any day.
    public boolean openAllDay() {
        return hours.equals(ALWAYS) && closedDays.isEmpty();
    }
}
