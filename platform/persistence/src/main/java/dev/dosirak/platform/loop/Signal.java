package dev.dosirak.platform.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// That there is something to do, for whoever waits for it; many signals are one.
public final class Signal {

    private final Semaphore raised = new Semaphore(0);

    /// Returns at once.
    public void raise() {
        raised.release();
    }

    /// Returns when somebody has raised it, or `longest` is over.
    public void await(Duration longest) throws InterruptedException {
        if (raised.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            raised.drainPermits();
        }
    }
}
