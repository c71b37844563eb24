package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.EnumNames;

/// Whether a review can be seen. Only a shown one is counted.
public enum ReviewState {
    SHOWN,
    /// By an operator, until one restores it.
    HIDDEN,
    /// By its author, for good; only the fact remains that the order was reviewed.
    DELETED;

    public static final EnumNames<ReviewState> NAMES = EnumNames.of(ReviewState.class, it -> switch (it) {
        case SHOWN -> "shown";
        case HIDDEN -> "hidden";
        case DELETED -> "deleted";
    });
}
