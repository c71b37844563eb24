package dev.dosirak.delivery;

import dev.dosirak.platform.loop.Pause;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Raised when a delivery or a rider needs a match; many signals are one. Answered after a second in any case,
/// because other nodes' events do not signal here and riders move.
final class MatchingSignal implements Pause {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Semaphore signals = new Semaphore(0);

    void signal() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    @Override
    public void await() throws InterruptedException {
        if (signals.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            signals.drainPermits();
        }
    }
}
