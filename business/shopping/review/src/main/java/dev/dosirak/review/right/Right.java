package dev.dosirak.review.right;

import dev.dosirak.platform.kernel.Refused;
import java.time.Instant;

/// Lets the customer of a delivered order review it, once. A review that is deleted again does not bring it
/// back.
public record Right(Purchase purchase, boolean used) {

    /// What may be reviewed with it now.
    ///
    /// @throws Refused when it was used before, or the time is over
    public Purchase redeem(Instant now) {
        if (used) {
            throw new Refused(RightRefusal.ALREADY_REVIEWED);
        }
        if (!purchase.isReviewable(now)) {
            throw new Refused(RightRefusal.TOO_LATE_TO_REVIEW, Purchase.REVIEWABLE.toDays());
        }
        return purchase;
    }
}
