package dev.dosirak.platform.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs a service's sweeps from its start to its end; one that fails is logged, counted and tried again next time.
public final class Sweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final List<Sweep> sweeps;
    private final MeterRegistry meters;
    private final String service;
    private volatile @Nullable ScheduledExecutorService timer;

    public Sweeper(String service, List<Sweep> sweeps, MeterRegistry meters) {
        this.service = service;
        this.sweeps = sweeps;
        this.meters = meters;
    }

    @Override
    public void start() {
        var threads = Thread.ofVirtual().name(service + "-sweep-", 0).factory();
        var timer = Executors.newScheduledThreadPool(Math.max(1, sweeps.size()), threads);
        for (var sweep : sweeps) {
            var pause = sweep.every().toMillis();
            timer.scheduleWithFixedDelay(() -> run(sweep), pause, pause, TimeUnit.MILLISECONDS);
        }
        this.timer = timer;
    }

    private void run(Sweep sweep) {
        try {
            sweep.work().run();
        } catch (RuntimeException | Error e) { // the next look must come whatever happened in this one
            meters.counter("dosirak.sweep.failures", "sweep", sweep.name()).increment();
            log.warn("Sweep {} failed and will look again in {}", sweep.name(), sweep.every(), e);
        }
    }

    @Override
    public void stop() {
        var timer = this.timer;
        if (timer != null) {
            timer.shutdownNow();
        }
        this.timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
