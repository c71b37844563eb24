package dev.dosirak.review.right;

import dev.dosirak.platform.kernel.Stale;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Every right to review there is. What comes of an order may come late, twice, or in any order: what
/// counts is whether it was delivered and whether it was cancelled.
public interface Rights {

    /// The order was delivered. Nothing changes when its right was given, used or withdrawn before.
    void grant(Purchase purchase);

    /// The order was cancelled: a right that is not used goes, and one that was not given yet never comes.
    void withdraw(UUID order);

    /// Empty when it was never given, or was withdrawn.
    Optional<Right> find(UUID order);

    /// What this customer may still review of what was delivered after `delivered`, newest first.
    List<Purchase> open(UUID customer, Instant delivered, int limit);

    /// This customer will review nothing more.
    void forget(UUID customer);

    /// Uses it up, as part of the change that is going on.
    ///
    /// @throws Stale when it is not open any more
    void markUsed(UUID order);
}
