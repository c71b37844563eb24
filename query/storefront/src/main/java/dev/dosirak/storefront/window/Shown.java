package dev.dosirak.storefront.window;

import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Moment;
import java.util.UUID;

/// An approved shop as customers see it, as far as it does not depend on the moment or on what others say of it.
///
/// @param category in lower case, as `chicken`
public record Shown(UUID id, String category, Area area, OpeningHours hours, Sheet sheet) {

    public boolean isOpen(Moment now) {
        return hours.isOpen(now);
    }
}
