package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Finds a review for whoever it is there for, and records what they make of it.
final class ReviewStore {

    /// More than usual: whoever takes their words back must get through.
    private static final int ATTEMPTS = 20;

    private final Reviews reviews;

    ReviewStore(Reviews reviews) {
        this.reviews = reviews;
    }

    /// @throws Refused when there is none, or `forWhom` says that it is not there for them
    Versioned<Review> find(UUID id, Predicate<Review> forWhom) {
        return reviews.find(List.of(id)).stream()
                .filter(it -> forWhom.test(it.state()))
                .findFirst()
                .orElseThrow(() -> new Refused(ReviewRefusal.UNKNOWN_REVIEW));
    }

    /// Changes what somebody saw at `version`.
    ///
    /// @throws Stale when it has changed since
    Versioned<Review> edit(Versioned<Review> seen, long version, UnaryOperator<Review> edit, Instant at) {
        if (seen.version() != version) {
            throw new Stale("Review " + seen.state().id());
        }
        return change(seen, edit, at);
    }

    /// Changes it whatever else changes meanwhile.
    Versioned<Review> changeWithRetry(Supplier<Versioned<Review>> look, UnaryOperator<Review> change, Instant at) {
        return Stale.retried(ATTEMPTS, () -> change(look.get(), change, at));
    }

    Versioned<Review> change(Versioned<Review> before, UnaryOperator<Review> change, Instant at) {
        return record(new Change<>(Optional.of(before), change.apply(before.state()), at));
    }

    Versioned<Review> record(Change<Review> change) {
        if (change.hasChanged()) {
            reviews.save(change);
        }
        return change.result();
    }
}
