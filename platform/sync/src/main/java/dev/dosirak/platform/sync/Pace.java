package dev.dosirak.platform.sync;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Keeps to a rate by waiting after each step for as long as it should have taken. One thread.
final class Pace {

    private final double nanosEach;
    private long free = System.nanoTime();

    Pace(int perSecond) {
        nanosEach = (double) Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /// Something has been taken: waits until the next may be.
    ///
    /// @throws Interrupted when the thread is
    void took(int things) {
        free = Math.max(free, System.nanoTime()) + (long) (things * nanosEach);
        try {
            TimeUnit.NANOSECONDS.sleep(free - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted();
        }
    }

    /// The copy is being stopped.
    static final class Interrupted extends RuntimeException {
        Interrupted() {
            super("stopped", null, false, false);
        }
    }
}
