package dev.dosirak.platform.loop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The same round of work again and again, a pause before each. Make it a bean, and it runs.
///
/// A round that throws an exception is logged and counted, and the next one comes after a pause that grows with each
/// failure: whatever it needs may be back by then. An `Error` ends the loop, and the [Supervisor] begins it anew.
public final class Loop implements SupervisedTask {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);
    private static final Duration TO_FINISH = Duration.ofSeconds(5);
    private static final long NOT_RUNNING = Long.MIN_VALUE;

    private final String name;
    private final Pause pause;
    private final Runnable round;
    private final Duration longestRound;
    private final boolean interruptible;
    private final BackOff backOff = BackOff.AFTER_A_FAILURE;
    private final AtomicLong failures = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean waiting;
    private volatile boolean stopping;
    private volatile long runningSince = NOT_RUNNING;
    private volatile @Nullable Thread thread;

    public Loop(String name, Duration pause, Runnable round) {
        this(name, Pause.of(pause), round);
    }

    public Loop(String name, Pause pause, Runnable round) {
        this(name, pause, round, LONGEST_ROUND);
    }

    /// @param longestRound after which something must be wrong
    public Loop(String name, Pause pause, Runnable round, Duration longestRound) {
        this(name, pause, round, longestRound, true);
    }

    private Loop(String name, Pause pause, Runnable round, Duration longestRound, boolean interruptible) {
        this.name = name;
        this.pause = pause;
        this.round = round;
        this.longestRound = longestRound;
        this.interruptible = interruptible;
    }

    /// The same, but a round that takes too long is only shown: an interruption would do more harm.
    public Loop neverInterrupted() {
        return new Loop(name, pause, round, longestRound, false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        int failedInARow = 0;
        try {
            while (!stopping) {
                await(pause);
                failedInARow = work(failedInARow + 1) ? 0 : failedInARow + 1;
                if (failedInARow > 0) {
                    await(Pause.of(backOff.after(failedInARow)));
                }
            }
        } catch (InterruptedException e) {
            log.debug("{} was interrupted", name);
        } catch (Error e) { // the supervisor counts it and begins again; the reason is known only here
            log.error("{} died", name, e);
        }
    }

    /// Interrupted only here by [#stop]: work in hand is done to its end.
    private void await(Pause it) throws InterruptedException {
        setWaiting(true);
        try {
            it.await();
        } finally {
            setWaiting(false);
        }
    }

    private void setWaiting(boolean now) throws InterruptedException {
        lock.lock();
        try {
            waiting = now;
            if (stopping) {
                throw new InterruptedException();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean work(int failedInARow) {
        runningSince = System.nanoTime();
        try {
            round.run();
            return true;
        } catch (RuntimeException e) { // whatever it is, the next round may have more luck
            failures.incrementAndGet();
            logFailure(failedInARow, e);
            return false;
        } finally {
            runningSince = NOT_RUNNING;
        }
    }

    /// At length the first time, and less and less often while it goes on.
    private void logFailure(int failedInARow, RuntimeException e) {
        if (failedInARow == 1 && !stopping) {
            log.warn("{} failed and tries again", name, e);
        } else if (Integer.bitCount(failedInARow) == 1 && !stopping) {
            log.warn("{} has failed {} times in a row: {}", name, failedInARow, e.toString());
        }
    }

    @Override
    public void stop() {
        var running = thread;
        if (running == null) {
            return;
        }
        lock.lock();
        try {
            stopping = true;
            if (waiting) {
                running.interrupt();
            }
        } finally {
            lock.unlock();
        }
        try {
            if (!running.join(TO_FINISH)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /// A thread that waits for a socket, a lock or time comes back from there by an exception; one that runs in
    /// a circle does not.
    @Override
    public void interrupt() {
        var running = thread;
        if (!interruptible || running == null) {
            return;
        }
        stopping = true;
        running.interrupt();
        try {
            running.join(TO_FINISH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void awaitEnd(Duration atMost) throws InterruptedException {
        var running = thread;
        if (running != null) {
            running.join(atMost);
        }
    }

    @Override
    public boolean isAlive() {
        var running = thread;
        return running != null && running.isAlive();
    }

    @Override
    public boolean isStuck() {
        var since = runningSince;
        return since != NOT_RUNNING && System.nanoTime() - since > longestRound.toNanos();
    }

    @Override
    public long failures() {
        return failures.get();
    }
}
