package dev.dosirak.delivery;

import dev.dosirak.platform.loop.Pause;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Rung by whoever has come to need a match; many rings are one. Answered after a second in any case, because other
/// nodes' news do not ring here and riders move.
final class MatchingSignal implements Pause {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Semaphore signals = new Semaphore(0);

    void signal() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    @Override
    public void await() throws InterruptedException {
        if (signals.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            signals.drainPermits();
        }
    }
}
