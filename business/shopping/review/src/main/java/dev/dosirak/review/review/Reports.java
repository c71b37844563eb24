package dev.dosirak.review.review;

import java.util.List;
import java.util.UUID;

/// What members have reported, one report per member and review.
public interface Reports {

    /// Nothing changes when this member has reported this review before.
    void add(Report report);

    /// Newest first, those with an id below `mark`, at most `limit`.
    List<Report> page(UUID mark, int limit);
}
