package dev.dosirak.order.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// The orders of the last minutes, as they come and go: what a [Workload] is worked out from. Repeats change nothing.
public final class RecentOrders {

    /// An order that has waited for the machine for so long is stuck.
    public static final Duration STUCK = Duration.ofMinutes(2);

    private final MachineStep notifying = new MachineStep();
    private final MachineStep dispatching = new MachineStep();

    public void placed(UUID order, Instant at) {
        notifying.begun(order, at);
    }

    /// One whose payment waited for people begins here; others have begun.
    public void paid(UUID order, Instant at) {
        notifying.begun(order, at);
    }

    /// Its shop was.
    public void notified(UUID order, Instant at) {
        notifying.finished(order, at);
    }

    public void accepted(UUID order, Instant at) {
        dispatching.begun(order, at);
    }

    /// A rider is looked for.
    public void dispatched(UUID order, Instant at) {
        dispatching.finished(order, at);
    }

    public void calledOff(UUID order, Instant at) {
        notifying.finished(order, at);
        dispatching.forget(order);
    }

    /// A delivery service that is dead keeps no order out. Only while it works through what it was given does that
    /// count: what was taken goes before what is new.
    public Workload at(Instant now) {
        var first = notifying.at(now);
        var second = dispatching.at(now);
        return new Workload(
                first.unfinished() + (dispatching.goesOn(now) ? second.unfinished() : 0),
                Math.max(first.finishedPerSecond(), second.finishedPerSecond()),
                first.finishing() || second.finishing(),
                first.latency().compareTo(second.latency()) < 0 ? second.latency() : first.latency());
    }
}
