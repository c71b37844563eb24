package dev.dosirak.review.right;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A delivered order: what a review is about.
///
/// @param owner of the shop, who may answer
public record Purchase(UUID order, UUID customer, UUID shop, UUID owner, Instant deliveredAt) {

    /// How long after the delivery a review may be written and edited.
    public static final Duration REVIEWABLE = Duration.ofDays(30);

    /// The first moment at which it is too late.
    public Instant reviewableUntil() {
        return deliveredAt.plus(REVIEWABLE);
    }

    /// Whether a review of it may be written or edited now.
    public boolean isReviewable(Instant now) {
        return now.isBefore(reviewableUntil());
    }

    /// Whether this member is the customer who bought it.
    public boolean isBy(UUID member) {
        return customer.equals(member);
    }

    /// Whether this member owns the shop that sold it.
    public boolean isFrom(UUID member) {
        return owner.equals(member);
    }
}
