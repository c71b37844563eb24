package dev.dosirak.review.board;

/// Whether a review can be seen. Only a shown one is counted.
public enum State {
    SHOWN,
    /// By an operator, until one restores it.
    HIDDEN,
    /// By its author, for good; only the fact remains that the order was reviewed.
    DELETED
}
