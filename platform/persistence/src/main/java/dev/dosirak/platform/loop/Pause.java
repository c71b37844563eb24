package dev.dosirak.platform.loop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What a loop waits for before each of its rounds: time, or somebody who rings.
@FunctionalInterface
public interface Pause {

    void await() throws InterruptedException;

    static Pause of(Duration length) {
        return () -> TimeUnit.NANOSECONDS.sleep(length.toNanos());
    }
}
