package dev.dosirak.gateway.phonebook;

import dev.dosirak.platform.kernel.Position;
import java.util.UUID;

/// What somebody who wants to call a shop has to know of it.
///
/// @param radiusMeters how far it delivers
/// @param minimumOrder in won
public record PhonebookEntry(
        UUID id,
        String name,
        String category,
        String phone,
        String district,
        Position position,
        int radiusMeters,
        long minimumOrder) {

    private static final int LONGEST_TEXT = 200;

    /// @throws IllegalArgumentException when nobody could call such a shop
    public PhonebookEntry {
        if (isNoText(name) || isNoText(phone) || radiusMeters < 1) {
            throw new IllegalArgumentException(
                    "Shop %s cannot be called: '%s', phone '%s', within %d m".formatted(id, name, phone, radiusMeters));
        }
    }

    private static boolean isNoText(String text) {
        return text.isBlank() || text.length() > LONGEST_TEXT;
    }
}
