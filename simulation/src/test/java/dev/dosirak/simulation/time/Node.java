package dev.dosirak.simulation.time;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A process of a service: it may die at any step with everything that it was doing, is started again after a while,
/// and may stand still as a whole.
public final class Node {

    private static final Duration LONGEST_AWAY = Duration.ofSeconds(20);

    /// So long after a sleep the clock that counts by itself may not know of it.
    private static final Duration LONGEST_BEHIND = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final String name;
    private final Set<Task> tasks = new LinkedHashSet<>();
    private final List<Runnable> whenStarted = new ArrayList<>();
    private final List<Runnable> whenKilled = new ArrayList<>();
    private boolean alive;
    private long wakesAt;
    private Duration behind = Duration.ZERO;

    public Node(Scheduler scheduler, String name) {
        this.scheduler = scheduler;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public boolean isAlive() {
        return alive;
    }

    /// What it does from every start on.
    public void whenStarted(Runnable work) {
        whenStarted.add(work);
    }

    /// What others do about its death.
    public void whenKilled(Runnable work) {
        whenKilled.add(work);
    }

    public void start() {
        alive = true;
        behind = Duration.ZERO;
        scheduler.note(() -> name + " starts");
        whenStarted.forEach(Runnable::run);
    }

    public void spawn(String what, Runnable work) {
        if (alive) {
            tasks.add(scheduler.spawn(name + " " + what, this, Duration.ZERO, work));
        }
    }

    /// A clock that counts by itself, and has not counted while the machine stood still.
    public InstantSource clock() {
        return () -> scheduler.instant().minus(behind);
    }

    /// A clock that asks somebody who knows, which takes a step.
    public InstantSource exactClock() {
        return () -> {
            scheduler.step();
            behind = Duration.ZERO;
            return scheduler.instant();
        };
    }

    boolean mayBeTroubled() {
        return alive;
    }

    void kill() {
        scheduler.note(() -> name + " dies");
        alive = false;
        wakesAt = 0;
        tasks.forEach(scheduler::kill);
        tasks.clear();
        whenKilled.forEach(Runnable::run);
        scheduler.after(scheduler.upTo(LONGEST_AWAY), name + " restart", this::start);
    }

    void sleepFor(Duration time) {
        scheduler.note(() -> "%s stands still for %s".formatted(name, time));
        wakesAt = scheduler.now() + time.toNanos() / 1_000;
        behind = behind.plus(time);
        scheduler.after(time.plus(scheduler.upTo(LONGEST_BEHIND)), name + " clock", () -> behind = Duration.ZERO);
    }

    boolean sleepsAt(long micros) {
        return micros < wakesAt;
    }

    long wakesAt() {
        return wakesAt;
    }

    void ended(Task task) {
        tasks.remove(task);
    }
}
