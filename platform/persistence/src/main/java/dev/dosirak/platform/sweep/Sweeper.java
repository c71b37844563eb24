package dev.dosirak.platform.sweep;

import dev.dosirak.platform.lease.Leases;
import dev.dosirak.platform.loop.Loop;
import dev.dosirak.platform.loop.Supervisor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// Runs a service's sweeps from its start to its end; one that fails is logged, counted and tried again.
public final class Sweeper {

    /// A node that died is replaced so soon after the next look was due.
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Supervisor supervisor;
    private final Optional<Leases> leases;
    private final MeterRegistry meters;

    /// @param leases empty where a node has nothing but its own memory
    public Sweeper(Supervisor supervisor, Optional<Leases> leases, MeterRegistry meters) {
        this.supervisor = supervisor;
        this.leases = leases;
        this.meters = meters;
    }

    public Sweeper run(Collection<Sweep> sweeps) {
        sweeps.forEach(it -> supervisor.keep(loopOf(it)));
        return this;
    }

    /// The failures are there to be seen before there is one.
    private Loop loopOf(Sweep sweep) {
        var failures = meters.counter("dosirak.sweep.failures", "sweep", sweep.name());
        var loop = new Loop("sweep." + sweep.name(), sweep.every(), () -> look(sweep, failures));
        return sweep.interruptible() ? loop : loop.neverInterrupted();
    }

    private void look(Sweep sweep, Counter failures) {
        try {
            if (sweep.everyNode() || leases.isEmpty()) {
                sweep.work().run();
            } else {
                var length = sweep.every().multipliedBy(2).plus(GRACE);
                leases.get().take("sweep." + sweep.name(), length).ifPresent(it -> it.during(sweep.work()));
            }
        } catch (RuntimeException | Error e) {
            failures.increment();
            throw e;
        }
    }
}
