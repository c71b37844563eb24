package dev.dosirak.box.supervisor;

import dev.dosirak.box.supervisor.Part.Running;
import dev.dosirak.box.supervisor.RunState.Phase;
import dev.dosirak.platform.kernel.RetrySchedule;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Keeps one part alive: waits for what it needs, starts it, and starts it again whenever it dies.
final class Keeper {

    private static final RetrySchedule PAUSES = new RetrySchedule(Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final long SETTLED_NANOS = Duration.ofSeconds(30).toNanos();

    private final Part part;
    private final Board board;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean stopping;

    Keeper(Part part, Board board) {
        this.part = part;
        this.board = board;
        this.thread = Thread.ofPlatform().name("keeper-" + part.name()).unstarted(this::keep);
    }

    void start() {
        thread.start();
    }

    Part part() {
        return part;
    }

    private void keep() {
        int deaths = 0;
        try {
            while (!stopping) {
                board.awaitReady(part.needs());
                var startedAt = System.nanoTime();
                var how = live();
                if (stopping) {
                    return;
                }
                deaths = System.nanoTime() - startedAt > SETTLED_NANOS ? 1 : deaths + 1;
                var pause = PAUSES.after(deaths);
                board.died(part.name(), how);
                Log.line("%s %s; starting it again in %d ms", part.name(), how, pause.toMillis());
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// From start to death; says how it died.
    private String live() throws InterruptedException {
        var turns = part.turns();
        if (turns.isPresent()) {
            turns.get().acquire();
        }
        board.starting(part.name());
        Running started;
        try {
            started = part.start();
        } catch (RuntimeException e) {
            // Whatever went wrong, a keeper lives on; before everything has been up once it is a reason to give up.
            var reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
            if (!stopping && board.phase() == Phase.STARTING) {
                board.phase(Phase.FAILED, reason);
            }
            return "did not start: " + reason;
        } finally {
            turns.ifPresent(Semaphore::release);
        }
        running.set(started);
        Log.line("%s is ready (%s)", part.name(), started.identity());
        board.ready(part.name(), started.identity());
        return started.awaitEnd();
    }

    /// Starts nothing any more; what is starting is given up.
    void giveUp() {
        stopping = true;
        thread.interrupt();
    }

    /// Ends the part in order. Call [#giveUp()] first.
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
        board.stopped(part.name());
        Log.line("%s is stopped", part.name());
    }
}
