package dev.dosirak.review.board;

/// In which order a shop's reviews are read.
public enum Sort {
    NEWEST,
    /// The best first, and the newest of those.
    RATING
}
