package dev.dosirak.platform.sync;

import java.time.Duration;
import java.time.Instant;

/// A span of time, its first moment included and its last not.
public record Span(Instant from, Instant to) {

    /// A transaction may commit later than the time it bears, and clocks differ.
    private static final Duration BORDER = Duration.ofMinutes(5);

    /// @throws IllegalArgumentException when it ends before it has begun
    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("%s is not before %s".formatted(from, to));
        }
    }

    /// With so much on both sides that nothing is left out that somebody saw happen in the span.
    Span withBorders() {
        return new Span(from.minus(BORDER), to.plus(BORDER));
    }
}
