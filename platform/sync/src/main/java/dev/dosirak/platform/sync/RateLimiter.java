package dev.dosirak.platform.sync;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Keeps to a rate: who was done before the step's share of the time was over waits for the rest of it. One thread.
final class RateLimiter {

    private final double nanosEach;
    private long free = System.nanoTime();

    RateLimiter(int perSecond) {
        nanosEach = (double) Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /// Something has been taken: waits until the next may be.
    ///
    /// @throws SyncInterrupted when the thread is
    void acquire(int things) {
        long share = (long) (things * nanosEach);
        long now = System.nanoTime();
        free = Math.max(free, now - share) + share;
        try {
            TimeUnit.NANOSECONDS.sleep(free - now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SyncInterrupted();
        }
    }

    /// The copy is being stopped.
    static final class SyncInterrupted extends RuntimeException {
        SyncInterrupted() {
            super("stopped", null, false, false);
        }
    }
}
