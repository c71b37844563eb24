package dev.dosirak.review.right;

import dev.dosirak.platform.kernel.Ids;
import java.time.Instant;
import java.util.UUID;

/// Chicken that was eaten, and the people around it.
public final class Purchases {

    public static final UUID MINJI = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");
    public static final UUID JUNHO = UUID.fromString("0190aaaa-0000-7000-8000-000000000002");
    public static final UUID OWNER_SORA = UUID.fromString("0190aaaa-0000-7000-8000-000000000003");
    public static final UUID SHOP = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    public static final UUID ORDER = UUID.fromString("0190cccc-0000-7000-8000-000000000001");

    /// A Saturday, eight in the evening in Seoul.
    public static final Instant DELIVERED = Instant.parse("2026-11-21T11:00:00Z");

    public static final Purchase CHICKEN = new Purchase(ORDER, MINJI, SHOP, OWNER_SORA, DELIVERED);

    private Purchases() {}

    /// Another order of the same shop.
    public static Purchase fresh(UUID customer, UUID shop) {
        return new Purchase(Ids.next(), customer, shop, OWNER_SORA, DELIVERED);
    }
}
