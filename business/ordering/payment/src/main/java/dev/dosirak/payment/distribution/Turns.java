package dev.dosirak.payment.distribution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// Who waits for room at the gateways comes back one after the other, twice as densely as room gets free: so none of
/// it is left to nobody, and a long queue does not ask more often than a short one.
final class Turns {

    private static final int TURNS_PER_ROOM = 2;
    private static final Duration SOONEST = Duration.ofMillis(50);

    /// Turns further ahead would be too many when a gateway comes back, or a contract is extended.
    private static final Duration LATEST = Duration.ofSeconds(5);

    private static final Duration WITHOUT_ROOM = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant last;

    Turns(InstantSource clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /// @param roomPerSecond how many payments get room in a second; 0 when none is known
    /// @return until the turn of who asks
    Duration next(int roomPerSecond) {
        if (roomPerSecond == 0) {
            return WITHOUT_ROOM;
        }
        lock.lock();
        try {
            var now = clock.instant();
            var next = last.plus(Duration.ofSeconds(1).dividedBy((long) TURNS_PER_ROOM * roomPerSecond));
            var soonest = now.plus(SOONEST);
            if (next.isBefore(soonest) || next.isAfter(now.plus(LATEST))) {
                next = soonest;
            }
            last = next;
            return Duration.between(now, next);
        } finally {
            lock.unlock();
        }
    }
}
