package dev.dosirak.simulation.time;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Work that goes on from turn to turn.
final class Task {

    final String name;

    /// Whose work it is; nobody's where no process can die with it.
    final @Nullable Node node;

    private final Thread thread;
    private volatile boolean running;

    boolean killed;

    /// Of the turn that it waits for; turns of an older number are void.
    long turn;

    /// What this work has written and nobody else sees yet.
    @Nullable
    Object transaction;

    Task(String name, @Nullable Node node, Runnable work) {
        this.name = name;
        this.node = node;
        this.thread = Thread.ofVirtual().unstarted(work);
    }

    /// For what runs already.
    Task(String name) {
        this.name = name;
        this.node = null;
        this.thread = Thread.currentThread();
        this.running = true;
    }

    boolean hasBegun() {
        return thread.getState() != Thread.State.NEW;
    }

    void resume() {
        running = true;
        if (hasBegun()) {
            LockSupport.unpark(thread);
        } else {
            thread.start();
        }
    }

    void suspend() {
        running = false;
    }

    void awaitTurn() {
        while (!running) {
            LockSupport.park(this);
        }
    }
}
