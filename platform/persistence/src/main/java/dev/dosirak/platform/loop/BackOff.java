package dev.dosirak.platform.loop;

import dev.dosirak.platform.kernel.RetrySchedule;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses by a [RetrySchedule], a little uneven, so that those who failed together do not come back together.
record BackOff(Duration first, Duration longest) {

    static final BackOff AFTER_A_FAILURE = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(10));
    static final BackOff AFTER_A_DEATH = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    Duration after(int failuresInARow) {
        var pause = new RetrySchedule(first, longest).after(failuresInARow);
        return pause.multipliedBy(ThreadLocalRandom.current().nextInt(75, 101)).dividedBy(100);
    }
}
