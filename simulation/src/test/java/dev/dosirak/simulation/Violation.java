package dev.dosirak.simulation;

import java.util.Optional;
import java.util.UUID;

/// Something that must never be.
final class Violation extends AssertionError {

    private final Invariant invariant;
    private final Optional<UUID> order;

    Violation(Invariant invariant, UUID order, String what) {
        super("%s: %s (order %s)".formatted(invariant, what, order));
        this.invariant = invariant;
        this.order = Optional.of(order);
    }

    Violation(Invariant invariant, String what) {
        super("%s: %s".formatted(invariant, what));
        this.invariant = invariant;
        this.order = Optional.empty();
    }

    Invariant invariant() {
        return invariant;
    }

    Optional<UUID> order() {
        return order;
    }
}
