package dev.dosirak.storefront.window;

import java.util.UUID;

/// An approved shop as customers see it, as far as it does not depend on the moment or on what others say of it.
///
/// @param category in lower case, as `chicken`
public record Shown(UUID id, String category, Area area, Timetable hours, Sheet sheet) {

    public boolean isOpen(Timetable.Moment now) {
        return hours.isOpen(now);
    }
}
