package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.shop.registry.ShopRefused.Reason;

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
        fees.tiers().forEach(it -> ShopRefused.unlessWon(it.fee(), 0, LARGEST_FEE, "fee"));
        ShopRefused.unless(
                radiusMeters > 0 && radiusMeters <= LARGEST_RADIUS, Reason.RADIUS_OUT_OF_RANGE, 1, LARGEST_RADIUS);
        ShopRefused.unlessWon(minimumOrder, 0, LARGEST_MINIMUM, "minimumOrder");
        ShopRefused.unless(fees.tiers().size() <= MOST_TIERS, Reason.TOO_MANY, "fees", MOST_TIERS);
        int reached = 0;
        for (var tier : fees.tiers()) {
            ShopRefused.unless(tier.uptoMeters() > reached, Reason.FEES_NOT_ASCENDING);
            reached = tier.uptoMeters();
        }
        ShopRefused.unless(fees.reach(radiusMeters), Reason.FEES_END_BEFORE_RADIUS, radiusMeters);
    }
}
