package dev.dosirak.platform.kernel;

import java.time.Instant;
import java.util.Optional;

/// One thing before and after a command, where states are kept and not what happened.
///
/// @param before empty for one that did not exist
public record Change<T>(Optional<Versioned<T>> before, T after, Instant at) {

    /// Whether the command has changed anything at all.
    public boolean hasChanged() {
        return before.map(it -> !it.state().equals(after)).orElse(true);
    }

    /// The version that the change makes.
    public long version() {
        return before.map(it -> it.version() + 1).orElse(1L);
    }

    /// The thing after the command, at the version it has then.
    public Versioned<T> result() {
        return new Versioned<>(after, hasChanged() ? version() : version() - 1);
    }
}
