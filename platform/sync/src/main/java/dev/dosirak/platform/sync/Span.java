package dev.dosirak.platform.sync;

import java.time.Instant;

/// A span of time, its first moment included and its last not.
public record Span(Instant from, Instant to) {

    /// @throws IllegalArgumentException when it ends before it has begun
    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("%s is not before %s".formatted(from, to));
        }
    }
}
