package dev.dosirak.platform.loop;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.SmartLifecycle;

/// Runs whatever must go on for as long as the service runs, and begins again what has ended, or is stuck and can be
/// interrupted.
///
/// Readiness is lost only where another node, or another start of this one, may do better: something that died and is
/// still not steady after a while, or is stuck in its work. A dependency that is away does not count, however long:
/// the loops go on trying, every node has the same trouble, and what needs no such loop is still answered.
public final class Supervisor implements SmartLifecycle {

    /// @param look how often is looked whether something is stuck
    /// @param steady alive for so long, it counts as living again
    /// @param grace dead for so long, it counts as lost
    record Timing(Duration look, Duration steady, Duration grace, BackOff backOff) {
        static final Timing USUAL = new Timing(
                Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(20), BackOff.AFTER_A_DEATH);
    }

    private final MeterRegistry meters;
    private final Timing timing;
    private final List<Restarter> restarters = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    public Supervisor(MeterRegistry meters) {
        this(meters, Timing.USUAL);
    }

    Supervisor(MeterRegistry meters, Timing timing) {
        this.meters = meters;
        this.timing = timing;
    }

    /// Runs it from the service's start on, or from now on when that is over.
    public synchronized void supervise(SupervisedTask it) {
        var restarter = new Restarter(it, timing);
        restarters.add(restarter);
        FunctionCounter.builder("dosirak.loop.restarts", restarter, Restarter::restarts)
                .tag("loop", it.name())
                .register(meters);
        FunctionCounter.builder("dosirak.loop.failures", restarter, Restarter::failures)
                .tag("loop", it.name())
                .register(meters);
        Gauge.builder("dosirak.loop.up", restarter, keep -> keep.isUp() ? 1 : 0)
                .tag("loop", it.name())
                .register(meters);
        Gauge.builder("dosirak.loop.stuck", restarter, keep -> keep.isStuck() ? 1 : 0)
                .tag("loop", it.name())
                .register(meters);
        if (running) {
            restarter.start();
        }
    }

    /// The names of those that do not do their work, and have not come back by themselves.
    List<String> lost() {
        return restarters.stream()
                .filter(Restarter::isLost)
                .map(Restarter::name)
                .toList();
    }

    @Override
    public synchronized void start() {
        running = true;
        restarters.forEach(Restarter::start);
    }

    @Override
    public void stop() {
        running = false;
        restarters.forEach(Restarter::stop);
        try {
            for (var restarter : restarters) {
                restarter.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
