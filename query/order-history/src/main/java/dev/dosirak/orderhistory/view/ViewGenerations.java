package dev.dosirak.orderhistory.view;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The views come in editions. People read the one that is out; another may be set beside it from everything that an
/// owner has to tell. What is noted goes into both, so the next edition misses nothing when it comes out.
///
/// Orders and deliveries have editions of their own, because each is told by another owner.
public interface ViewGenerations {

    /// Whose word a part of the views is.
    enum Part {
        ORDERS,
        DELIVERIES
    }

    /// Sees to it that the edition being set is the one wanted: opens it, unless it is open or out already, and gives
    /// up any other.
    ///
    /// @param wanted the edition's number; asked while nobody else can open, give up or bring out one of this part
    void prepare(Part part, Supplier<Optional<UUID>> wanted);

    /// From this moment on people read the edition that was being set, and none that was not. No news if it is not
    /// being set.
    void activate(Part part, UUID generation);

    /// Removes some of what lies in editions that nobody has been able to read since `before`.
    void deleteRetired(Instant before);
}
