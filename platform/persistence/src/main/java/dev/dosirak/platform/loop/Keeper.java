package dev.dosirak.platform.loop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one thing alive, in a thread of its own.
final class Keeper {

    private static final Logger log = LoggerFactory.getLogger(Keeper.class);
    private static final long LIVES = Long.MIN_VALUE;

    private final Supervised it;
    private final Supervisor.Timing timing;
    private final AtomicLong restarts = new AtomicLong();
    private volatile @Nullable Thread thread;
    private volatile long deadSince = LIVES;

    Keeper(Supervised it, Supervisor.Timing timing) {
        this.it = it;
        this.timing = timing;
    }

    void start() {
        thread = Thread.ofVirtual().name(it.name() + "-keeper").start(this::keep);
    }

    private void keep() {
        int deaths = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                it.start();
                if (livedLong()) {
                    deaths = 0;
                }
                deaths++;
                died(deaths);
                TimeUnit.NANOSECONDS.sleep(timing.backOff().after(deaths).toNanos());
                it.stop();
            } catch (InterruptedException e) {
                break;
            } catch (Throwable e) { // nobody keeps the keeper
                deadSince = deadSince == LIVES ? System.nanoTime() : deadSince;
                log.error("{} could not be begun again", it.name(), e);
                if (!rested()) {
                    break;
                }
            }
        }
        Thread.interrupted(); // stopping may have to wait
        it.stop();
    }

    /// Returns when it is dead.
    private boolean livedLong() throws InterruptedException {
        long began = System.nanoTime();
        boolean steady = false;
        while (it.isAlive()) {
            TimeUnit.NANOSECONDS.sleep(timing.look().toNanos());
            if (it.isStuck()) {
                getOut();
            }
            if (!steady && lastedFor(began, timing.steady()) && it.isAlive()) {
                steady = true;
                deadSince = LIVES;
            }
        }
        return steady;
    }

    private void getOut() throws InterruptedException {
        log.error("{} does not come to an end of what it is at", it.name());
        it.interrupt();
        if (it.isAlive()) {
            TimeUnit.NANOSECONDS.sleep(timing.backOff().longest().toNanos());
        }
    }

    private void died(int deaths) {
        if (deadSince == LIVES) {
            deadSince = System.nanoTime();
        }
        restarts.incrementAndGet();
        log.error("{} has ended and is begun again, for the {}. time in a row", it.name(), deaths);
    }

    private boolean rested() {
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
        return deadSince == LIVES && !it.isStuck();
    }

    /// Whether others should be told: it has not come back to life for a while.
    boolean isLost() {
        var since = deadSince;
        return (since != LIVES && lastedFor(since, timing.grace())) || it.isStuck();
    }

    private static boolean lastedFor(long since, Duration length) {
        return System.nanoTime() - since > length.toNanos();
    }
}
