package dev.dosirak.review.review;

/// In which order a shop's reviews are read.
public enum Sort {
    NEWEST,
    /// The best first, and the newest of those.
    RATING
}
