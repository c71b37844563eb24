package dev.dosirak.search.shops;

import dev.dosirak.search.shops.IndexQuery.After;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// Where a list goes on: behind the last shop of the page before, whatever has come and gone meanwhile.
///
/// @param lenient whether the list takes the question kindly
/// @param advertised the shops that were shown first as ads, which are not shown again
public record SearchCursor(SortOrder sortOrder, boolean lenient, After after, Set<UUID> advertised) {

    private static final Pattern FORM = Pattern.compile("([a-z-]{3,13})\\.([sk])\\.([0-9a-f]{16})"
            + "\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([A-Za-z0-9_-]{0,600})");

    public SearchCursor {
        advertised = Set.copyOf(advertised);
    }

    /// @throws IllegalArgumentException when it is not one of ours
    public static SearchCursor valueOf(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a cursor");
        }
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(parts.group(3), 16));
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a cursor");
        }
        return new SearchCursor(
                SortOrder.NAMES.find(parts.group(1)).orElseThrow(() -> new IllegalArgumentException("Not a cursor")),
                parts.group(2).equals("k"),
                new After(value, UUID.fromString(parts.group(4))),
                ids(Base64.getUrlDecoder().decode(parts.group(5))));
    }

    private static Set<UUID> ids(byte[] bytes) {
        if (bytes.length % (2 * Long.BYTES) != 0) {
            throw new IllegalArgumentException("Not a cursor");
        }
        var ids = new LinkedHashSet<UUID>();
        for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
            ids.add(new UUID(buffer.getLong(), buffer.getLong()));
        }
        return ids;
    }

    private byte[] bytes() {
        var buffer = ByteBuffer.allocate(advertised.size() * 2 * Long.BYTES);
        advertised.stream()
                .sorted()
                .forEach(it -> buffer.putLong(it.getMostSignificantBits()).putLong(it.getLeastSignificantBits()));
        return buffer.array();
    }

    @Override
    public String toString() {
        return "%s.%s.%016x.%s.%s"
                .formatted(
                        SortOrder.NAMES.nameOf(sortOrder),
                        lenient ? "k" : "s",
                        Double.doubleToLongBits(after.value()),
                        after.id(),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes()));
    }
}
