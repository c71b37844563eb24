package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;

/// How far the shop delivers, from which amount on, and for which fee.
///
/// @param radiusMeters as the crow flies, at most 10 km
/// @param minimumOrder without the fee
/// @param fees the last one reaches the radius
public record DeliveryTerms(int radiusMeters, Won minimumOrder, DeliveryFees fees) {

    private static final int LARGEST_RADIUS = 10_000;
    private static final long LARGEST_MINIMUM = 1_000_000;
    private static final long LARGEST_FEE = 100_000;
    private static final int MOST_TIERS = 20;

    public DeliveryTerms {
        fees.tiers().forEach(it -> ShopRefusal.unlessWon(it.fee(), 0, LARGEST_FEE, "fee"));
        Refused.unless(
                radiusMeters > 0 && radiusMeters <= LARGEST_RADIUS, ShopRefusal.RADIUS_OUT_OF_RANGE, 1, LARGEST_RADIUS);
        ShopRefusal.unlessWon(minimumOrder, 0, LARGEST_MINIMUM, "minimumOrder");
        Refused.unless(fees.tiers().size() <= MOST_TIERS, ShopRefusal.TOO_MANY, "fees", MOST_TIERS);
        int reached = 0;
        for (var tier : fees.tiers()) {
            Refused.unless(tier.uptoMeters() > reached, ShopRefusal.FEES_NOT_ASCENDING);
            reached = tier.uptoMeters();
        }
        Refused.unless(fees.reach(radiusMeters), ShopRefusal.FEES_END_BEFORE_RADIUS, radiusMeters);
    }
}
