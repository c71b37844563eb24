package dev.dosirak.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Gives the news a head start over the clock when we come back: an order that was paid and accepted in time, while we
/// were away, must not be given up because its news is still on the way to us.
final class HeadStart {

    private final Clock clock;
    private final Instant over;

    /// Begins now.
    HeadStart(Duration length, Clock clock) {
        this.clock = clock;
        this.over = clock.instant().plus(length);
    }

    /// The same work, which does nothing until the head start is over.
    Runnable before(Runnable work) {
        return () -> {
            if (!clock.instant().isBefore(over)) {
                work.run();
            }
        };
    }
}
