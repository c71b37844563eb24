package dev.dosirak.platform.job;

import dev.dosirak.platform.lease.Lease;
import dev.dosirak.platform.lease.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Whether it is this node that does a sweep. What it has taken is good for some looks: writing it down anew at each
/// of them is what would cost most while nothing is due. Another node's is asked for every time: it may have died.
final class Turn {

    /// A node that died is replaced so soon after the next look was due.
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Leases leases;
    private final String name;
    private final Duration length;
    private final LongSupplier nanoTime;
    private Optional<Lease> lease = Optional.empty();
    private long takenAt;

    Turn(Leases leases, ScheduledJob scheduledJob) {
        this(leases, scheduledJob, System::nanoTime);
    }

    /// @param nanoTime as of [System#nanoTime]
    Turn(Leases leases, ScheduledJob scheduledJob, LongSupplier nanoTime) {
        this.leases = leases;
        this.nanoTime = nanoTime;
        this.name = "sweep." + scheduledJob.name();
        this.length = scheduledJob.every().multipliedBy(2).plus(GRACE);
    }

    /// Half of its time may be over; whoever works longer than a third [renews][Lease#during] it. It is
    /// forgotten before it is asked for anew: should that fail, another node may have it.
    synchronized Optional<Lease> take() {
        if (lease.isEmpty()
                || nanoTime.getAsLong() - takenAt > length.dividedBy(2).toNanos()) {
            lease = Optional.empty();
            takenAt = nanoTime.getAsLong();
            lease = leases.acquire(name, length);
        }
        return lease;
    }
}
