package dev.dosirak.platform.job;

import dev.dosirak.platform.lease.Leases;
import dev.dosirak.platform.loop.Loop;
import dev.dosirak.platform.loop.Supervisor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Optional;

/// Runs a service's jobs from its start to its end; one that fails is logged, counted and tried again.
public final class JobScheduler {

    private final Supervisor supervisor;
    private final Optional<Leases> leases;
    private final MeterRegistry meters;

    /// @param leases empty where a node has nothing but its own memory
    public JobScheduler(Supervisor supervisor, Optional<Leases> leases, MeterRegistry meters) {
        this.supervisor = supervisor;
        this.leases = leases;
        this.meters = meters;
    }

    public JobScheduler run(Collection<ScheduledJob> scheduledJobs) {
        scheduledJobs.forEach(it -> supervisor.supervise(loopOf(it)));
        return this;
    }

    /// The failures are there to be seen before there is one.
    private Loop loopOf(ScheduledJob scheduledJob) {
        var failures = meters.counter("dosirak.sweep.failures", "sweep", scheduledJob.name());
        var turn = leases.filter(_ -> !scheduledJob.everyNode()).map(it -> new Turn(it, scheduledJob));
        var loop = new Loop(
                "sweep." + scheduledJob.name(), scheduledJob.every(), () -> look(scheduledJob, turn, failures));
        return scheduledJob.interruptible() ? loop : loop.neverInterrupted();
    }

    private static void look(ScheduledJob scheduledJob, Optional<Turn> turn, Counter failures) {
        try {
            if (!scheduledJob.due().getAsBoolean()) {
                return;
            }
            if (turn.isEmpty()) {
                scheduledJob.work().run();
            } else {
                turn.get().take().ifPresent(it -> it.during(scheduledJob.work()));
            }
        } catch (RuntimeException | Error e) {
            failures.increment();
            throw e;
        }
    }
}
