package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Every review ever written, and how each shop is rated by those that are shown.
public interface Reviews {

    /// Those that exist, deleted ones too, in no order.
    List<Versioned<Review>> find(Collection<UUID> ids);

    /// The shown ones of a shop below `cursor`, at most `limit`.
    List<Versioned<Review>> ofShop(UUID shop, Sort sort, ReviewCursor cursor, int limit);

    /// Those of a customer below `cursor`, newest first, hidden ones too and deleted ones not, at most `limit`.
    List<Versioned<Review>> ofCustomer(UUID customer, ReviewCursor cursor, int limit);

    /// How a shop stands; its version grows by one with every visible change of any of its reviews.
    Versioned<Ratings> ratings(UUID shop);

    /// Records the change, moves the shop's ratings with it, and publishes both, or does nothing of it. Only
    /// real changes may come in.
    ///
    /// @throws Stale when the review is not at the version that was changed, or the order was reviewed
    ///     meanwhile
    void save(Change<Review> change);
}
