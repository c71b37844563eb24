package dev.dosirak.shop.registry;

import dev.dosirak.shop.registry.ShopRefused.Reason;
import java.util.List;

/// How far the shop delivers, from which amount on, and for which fee.
///
/// @param radiusMeters as the crow flies, at most 10 km
/// @param minimumOrder won, without the fee
/// @param fees by distance, nearest first; the last one reaches the radius
public record DeliveryTerms(int radiusMeters, long minimumOrder, List<FeeTier> fees) {

    private static final int LARGEST_RADIUS = 10_000;
    private static final long LARGEST_MINIMUM = 1_000_000;
    private static final long LARGEST_FEE = 100_000;
    private static final int MOST_TIERS = 20;

    /// @param uptoMeters the distance up to which the fee holds, itself included
    /// @param fee won
    public record FeeTier(int uptoMeters, long fee) {

        public FeeTier {
            ShopRefused.unlessWon(fee, 0, LARGEST_FEE, "fee");
        }
    }

    public DeliveryTerms {
        fees = List.copyOf(fees);
        ShopRefused.unless(
                radiusMeters > 0 && radiusMeters <= LARGEST_RADIUS, Reason.RADIUS_OUT_OF_RANGE, 1, LARGEST_RADIUS);
        ShopRefused.unlessWon(minimumOrder, 0, LARGEST_MINIMUM, "minimumOrder");
        ShopRefused.unless(fees.size() <= MOST_TIERS, Reason.TOO_MANY, "fees", MOST_TIERS);
        int reached = 0;
        for (var tier : fees) {
            ShopRefused.unless(tier.uptoMeters() > reached, Reason.FEES_NOT_ASCENDING);
            reached = tier.uptoMeters();
        }
        ShopRefused.unless(reached >= radiusMeters, Reason.FEES_END_BEFORE_RADIUS, radiusMeters);
    }
}
