package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Versioned;

/// A report together with the review as it is now.
public record ReportedReview(Report report, Versioned<Review> review) {}
