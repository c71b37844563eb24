package dev.dosirak.review.right;

import dev.dosirak.review.right.RightRefused.Reason;
import java.time.Instant;

/// Lets the customer of a delivered order review it, once. A review that is deleted again does not bring it
/// back.
public record Right(Purchase purchase, boolean used) {

    /// What may be reviewed with it now.
    ///
    /// @throws RightRefused when it was used before, or the time is over
    public Purchase redeem(Instant now) {
        if (used) {
            throw new RightRefused(Reason.ALREADY_REVIEWED);
        }
        if (!purchase.isReviewable(now)) {
            throw new RightRefused(Reason.TOO_LATE_TO_REVIEW, Purchase.REVIEWABLE.toDays());
        }
        return purchase;
    }
}
