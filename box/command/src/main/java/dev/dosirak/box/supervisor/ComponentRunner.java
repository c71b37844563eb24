package dev.dosirak.box.supervisor;

import dev.dosirak.box.supervisor.Component.RunningComponent;
import dev.dosirak.box.supervisor.RunState.Phase;
import dev.dosirak.platform.kernel.RetrySchedule;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Keeps one component alive: waits for what it needs, starts it, and starts it again whenever it dies.
final class ComponentRunner {

    private static final RetrySchedule PAUSES = new RetrySchedule(Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final long SETTLED_NANOS = Duration.ofSeconds(30).toNanos();

    private final Component component;
    private final ComponentStates states;
    private final AtomicReference<@Nullable RunningComponent> running = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean stopping;

    ComponentRunner(Component component, ComponentStates componentStates) {
        this.component = component;
        this.states = componentStates;
        this.thread = Thread.ofPlatform().name("keeper-" + component.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Component part() {
        return component;
    }

    private void run() {
        int deaths = 0;
        try {
            while (!stopping) {
                states.awaitReady(component.needs());
                var startedAt = System.nanoTime();
                var how = runOnce();
                if (stopping) {
                    return;
                }
                deaths = System.nanoTime() - startedAt > SETTLED_NANOS ? 1 : deaths + 1;
                var pause = PAUSES.after(deaths);
                states.died(component.name(), how);
                Log.line("%s %s; starting it again in %d ms", component.name(), how, pause.toMillis());
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// From start to death; says how it died.
    private String runOnce() throws InterruptedException {
        var turn = component.turn();
        if (turn.isPresent()) {
            turn.get().take();
        }
        states.starting(component.name());
        RunningComponent started;
        try {
            started = component.start();
        } catch (RuntimeException e) {
            // Whatever went wrong, the runner goes on; before everything has been up once it is a reason to give up.
            var reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
            if (!stopping && states.phase() == Phase.STARTING) {
                states.phase(Phase.FAILED, reason);
            }
            return "did not start: " + reason;
        } finally {
            turn.ifPresent(Turns.Turn::end);
        }
        running.set(started);
        Log.line("%s is ready (%s)", component.name(), started.identity());
        states.ready(component.name(), started.identity());
        return started.awaitEnd();
    }

    /// Starts nothing any more; what is starting is given up.
    void cancelStart() {
        stopping = true;
        thread.interrupt();
    }

    /// Ends the part in order. Call [#cancelStart()] first.
    void stop() {
        try {
            thread.join(Duration.ofSeconds(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var last = running.get();
        if (last != null) {
            last.stop();
        }
        states.stopped(component.name());
        Log.line("%s is stopped", component.name());
    }
}
