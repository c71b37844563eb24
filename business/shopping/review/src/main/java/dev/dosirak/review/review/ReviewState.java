package dev.dosirak.review.review;

/// Whether a review can be seen. Only a shown one is counted.
public enum ReviewState {
    SHOWN,
    /// By an operator, until one restores it.
    HIDDEN,
    /// By its author, for good; only the fact remains that the order was reviewed.
    DELETED
}
