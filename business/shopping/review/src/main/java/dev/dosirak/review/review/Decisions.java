package dev.dosirak.review.review;

import java.util.List;
import java.util.UUID;

/// The audit of moderation: every decision of an operator that changed something.
public interface Decisions {

    /// As part of the change that is going on.
    void add(Decision decision);

    /// Oldest first.
    List<Decision> of(UUID review);
}
