package dev.dosirak.platform.loop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one thing alive, in a thread of its own.
final class Restarter {

    private static final Logger log = LoggerFactory.getLogger(Restarter.class);
    private static final long ALIVE = Long.MIN_VALUE;

    private final SupervisedTask it;
    private final Supervisor.Timing timing;
    private final AtomicLong restarts = new AtomicLong();
    private volatile @Nullable Thread thread;
    private volatile long deadSince = ALIVE;

    Restarter(SupervisedTask it, Supervisor.Timing timing) {
        this.it = it;
        this.timing = timing;
    }

    void start() {
        thread = Thread.ofVirtual().name(it.name() + "-restarter").start(this::run);
    }

    private void run() {
        int deaths = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                it.start();
                if (runUntilDead()) {
                    deaths = 0;
                }
                deaths++;
                recordDeath(deaths);
                TimeUnit.NANOSECONDS.sleep(timing.backOff().after(deaths).toNanos());
                it.stop();
            } catch (InterruptedException e) {
                break;
            } catch (Throwable e) { // nothing restarts this
                deadSince = deadSince == ALIVE ? System.nanoTime() : deadSince;
                log.error("{} could not be begun again", it.name(), e);
                if (!pausedLong()) {
                    break;
                }
            }
        }
        Thread.interrupted(); // stopping may have to wait
        it.stop();
    }

    /// Returns when it is dead.
    private boolean runUntilDead() throws InterruptedException {
        long began = System.nanoTime();
        boolean steady = false;
        while (it.isAlive()) {
            it.awaitEnd(timing.look());
            if (it.isStuck()) {
                interruptStuck();
            }
            if (!steady && lastedFor(began, timing.steady()) && it.isAlive()) {
                steady = true;
                deadSince = ALIVE;
            }
        }
        return steady;
    }

    private void interruptStuck() throws InterruptedException {
        log.error("{} does not come to an end of what it is at", it.name());
        it.interrupt();
        if (it.isAlive()) {
            TimeUnit.NANOSECONDS.sleep(timing.backOff().longest().toNanos());
        }
    }

    private void recordDeath(int deaths) {
        if (deadSince == ALIVE) {
            deadSince = System.nanoTime();
        }
        restarts.incrementAndGet();
        log.error("{} has ended and is begun again, for the {}. time in a row", it.name(), deaths);
    }

    private boolean pausedLong() {
        try {
            TimeUnit.NANOSECONDS.sleep(timing.backOff().longest().toNanos());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /// Returns at once; [#join] when it has ended.
    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    void join() throws InterruptedException {
        var running = thread;
        if (running != null) {
            running.join();
        }
        thread = null;
    }

    String name() {
        return it.name();
    }

    long restarts() {
        return restarts.get();
    }

    long failures() {
        return it.failures();
    }

    /// Whether it lives and makes no progress.
    boolean isStuck() {
        return it.isStuck();
    }

    /// Whether it does its work, as far as can be told from outside.
    boolean isUp() {
        return deadSince == ALIVE && !it.isStuck();
    }

    /// Whether readiness should say so: it has not come back to life for a while.
    boolean isLost() {
        var since = deadSince;
        return (since != ALIVE && lastedFor(since, timing.grace())) || it.isStuck();
    }

    private static boolean lastedFor(long since, Duration length) {
        return System.nanoTime() - since > length.toNanos();
    }
}
