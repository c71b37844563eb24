package dev.dosirak.storefront.catalog;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/// Where a list goes on. It remembers at which moment the list was put in order, so that a shop that opens or closes
/// while somebody turns the pages neither disappears nor comes twice.
public record ShopListCursor(Instant orderedAt, boolean open, long meters, UUID id) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,12})\\.([oc])\\.(\\d{1,8})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /// @throws IllegalArgumentException when it is not one of ours
    public static ShopListCursor valueOf(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a cursor");
        }
        return new ShopListCursor(
                Instant.ofEpochSecond(Long.parseLong(parts.group(1))),
                parts.group(2).equals("o"),
                Long.parseLong(parts.group(3)),
                UUID.fromString(parts.group(4)));
    }

    @Override
    public String toString() {
        return orderedAt.getEpochSecond() + "." + (open ? "o" : "c") + "." + meters + "." + id;
    }
}
