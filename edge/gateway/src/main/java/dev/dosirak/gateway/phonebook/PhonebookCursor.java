package dev.dosirak.gateway.phonebook;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Where a list out of the phone book goes on: behind this shop at this distance.
public record PhonebookCursor(long meters, UUID id) {

    private static final Pattern FORM =
            Pattern.compile("off\\.(\\d{1,8})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /// Empty when it is none of ours, as the cursor of somebody who began to turn the pages of the storefront.
    public static Optional<PhonebookCursor> read(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new PhonebookCursor(Long.parseLong(parts.group(1)), UUID.fromString(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "off." + meters + "." + id;
    }
}
