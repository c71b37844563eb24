package dev.dosirak.review.board;

import dev.dosirak.platform.kernel.Versioned;

/// A report together with the review as it is now.
public record Reported(Report report, Versioned<Review> review) {}
