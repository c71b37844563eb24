package dev.dosirak.platform.job;

import dev.dosirak.platform.lease.Lease;
import dev.dosirak.platform.lease.Leases;
import java.time.Duration;
import java.util.Optional;

/// Whether it is this node that does a sweep. What it has taken is good for some looks: writing it down anew at each
/// of them is what would cost most while nothing is due. Another node's is asked for every time: it may have died.
final class Turn {

    /// A node that died is replaced so soon after the next look was due.
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Leases leases;
    private final String name;
    private final Duration length;
    private Optional<Lease> lease = Optional.empty();
    private long takenAt;

    Turn(Leases leases, ScheduledJob scheduledJob) {
        this.leases = leases;
        this.name = "sweep." + scheduledJob.name();
        this.length = scheduledJob.every().multipliedBy(2).plus(GRACE);
    }

    /// Half of its time may be over; whoever works longer than a third [renews][Lease#during] it.
    synchronized Optional<Lease> take() {
        if (lease.isEmpty() || System.nanoTime() - takenAt > length.dividedBy(2).toNanos()) {
            takenAt = System.nanoTime();
            lease = leases.acquire(name, length);
        }
        return lease;
    }
}
