package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.Optional;

/// One shop before and after a command.
///
/// @param before empty for a shop that did not exist
public record Change(Optional<Versioned<Shop>> before, Shop after, Instant at) {

    /// What the review means to others, besides the shop having changed.
    public enum Fact {
        REGISTERED,
        APPROVED,
        REFUSED
    }

    public boolean isNews() {
        return before.map(it -> !it.state().equals(after)).orElse(true);
    }

    public long version() {
        return before.map(it -> it.version() + 1).orElse(1L);
    }

    public Versioned<Shop> result() {
        return new Versioned<>(after, isNews() ? version() : version() - 1);
    }

    /// Empty when the review is where it was. An imported shop is approved without having been registered.
    public Optional<Fact> fact() {
        if (before.map(it -> it.state().state() == after.state()).orElse(false)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (after.state()) {
                    case REGISTERED -> Fact.REGISTERED;
                    case APPROVED -> Fact.APPROVED;
                    case REFUSED -> Fact.REFUSED;
                });
    }
}
