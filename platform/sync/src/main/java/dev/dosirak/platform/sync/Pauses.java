package dev.dosirak.platform.sync;

import java.time.Duration;

/// How long to wait before the next try: twice as long every time, an hour at most.
final class Pauses {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofHours(1);
    private static final int LAST_DOUBLING = 20;

    private Pauses() {}

    /// @param attempts in vain so far, 1 after the first
    static Duration after(int attempts) {
        var pause = FIRST.multipliedBy(1L << Math.clamp(attempts - 1, 0, LAST_DOUBLING));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
