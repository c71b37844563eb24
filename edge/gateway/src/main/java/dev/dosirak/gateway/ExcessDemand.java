package dev.dosirak.gateway;

import java.util.concurrent.atomic.LongAdder;

/// How many times more want to order than may, lately. Who is told to come again when those before are done queues
/// behind all who were told the same.
final class ExcessDemand {

    /// Four looks a second: what was ten seconds ago counts for a third.
    private static final double KEPT = 0.975;

    private static final double LARGEST = 4;

    private final LongAdder turnedAway = new LongAdder();
    private double averageTurnedAway;
    private double averagePassed;
    private long passedBefore;
    private volatile double factor = 1;

    void turnedAway() {
        turnedAway.increment();
    }

    /// To be called four times a second.
    ///
    /// @param passed since the beginning
    synchronized void look(long passed) {
        averageTurnedAway = averageTurnedAway * KEPT + turnedAway.sumThenReset();
        averagePassed = averagePassed * KEPT + Math.max(0, passed - passedBefore);
        passedBefore = passed;
        factor = Math.min(LARGEST, 1 + averageTurnedAway / Math.max(1, averagePassed));
    }

    /// From 1, where whoever wants to order may, to 4.
    double factor() {
        return factor;
    }
}
