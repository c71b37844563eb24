package dev.dosirak.platform.loop;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses that double, up to a longest one; a little uneven, so that those who failed together do not come back
/// together.
record BackOff(Duration first, Duration longest) {

    static final BackOff AFTER_A_FAILURE = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(10));
    static final BackOff AFTER_A_DEATH = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final int MOST_DOUBLINGS = 20;

    Duration after(int failuresInARow) {
        var doubled = first.multipliedBy(1L << Math.min(failuresInARow - 1, MOST_DOUBLINGS));
        var pause = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause.multipliedBy(ThreadLocalRandom.current().nextInt(75, 101)).dividedBy(100);
    }
}
