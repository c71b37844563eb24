package dev.dosirak.platform.loop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Something that must go on for as long as the service runs. The [Supervisor] alone starts and stops it.
public interface SupervisedTask {

    long HALF_A_SECOND = 500_000_000;

    /// For logs, metrics and operators, as `delivery.matching`.
    String name();

    void start();

    /// Ends what is left of it; afterwards it may be started again.
    void stop();

    /// False when it has ended, for whatever reason.
    boolean isAlive();

    /// Waits until it has ended, or for a while; where nobody tells, that is half a second.
    ///
    /// @param atMost how long
    default void awaitEnd(Duration atMost) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.min(atMost.toNanos(), HALF_A_SECOND));
    }

    /// Whether it lives but has not come to an end of what it is at for longer than it ever should.
    boolean isStuck();

    /// Gets it out of what it is stuck in, as far as that can be done; it ends then, and is begun again. Where
    /// nothing can be done, another node or a restart has to help.
    default void interrupt() {}

    /// How often something went wrong that it went on after, such as a database that was away.
    long failures();
}
