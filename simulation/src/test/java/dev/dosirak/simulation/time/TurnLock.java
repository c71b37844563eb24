package dev.dosirak.simulation.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/// A lock for tasks: a real one would stop everything.
public final class TurnLock implements Lock {

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Scheduler scheduler;
    private boolean held;

    public TurnLock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void lock() {
        while (held) {
            scheduler.sleep(LOOK);
        }
        held = true;
    }

    @Override
    public void unlock() {
        held = false;
    }

    @Override
    public void lockInterruptibly() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean tryLock() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException();
    }
}
