package dev.dosirak.simulation.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Lets one task run at a time, and chooses the next one by virtual time and the seed. Whatever waits for the outside
/// in the real program is a [step][#step] here: others run meanwhile, and the process may die.
public final class Scheduler extends Clock {

    /// What may go wrong at a step.
    ///
    /// @param killPerMille how often the process dies
    /// @param sleepPerMille how often its machine stands still for a while
    /// @param longStepPerMille how often the step takes seconds
    public record Trouble(int killPerMille, int sleepPerMille, int longStepPerMille) {

        public static final Trouble NONE = new Trouble(0, 0, 0);
    }

    private record Turn(long at, int tie, Task task, long number) {

        static final Comparator<Turn> ORDER =
                Comparator.comparingLong(Turn::at).thenComparingInt(Turn::tie).thenComparingLong(Turn::number);
    }

    private static final int USUAL_STEP_MICROS = 3_000;
    private static final int LONG_STEP_MICROS = 4_000_000;
    private static final int LONGEST_SLEEP_MICROS = 40_000_000;

    private final RandomGenerator random;
    private final Instant began;
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(Turn.ORDER);
    private final Set<Task> tasks = new LinkedHashSet<>();
    private final Task driver = new Task("driver");
    private final @Nullable List<String> trace;

    private Task current = driver;
    private Trouble trouble = Trouble.NONE;
    private long now;
    private long end;
    private long numbers;
    private long steps;
    private long fingerprint;
    private @Nullable Throwable failure;

    /// @param traced whether [what is noted][#note] is kept
    public Scheduler(long seed, Instant began, boolean traced) {
        this.random = new SplittableRandom(seed);
        this.began = began;
        this.trace = traced ? new ArrayList<>() : null;
    }

    public RandomGenerator random() {
        return random;
    }

    public boolean chance(int perMille) {
        return perMille > 0 && random.nextInt(1_000) < perMille;
    }

    /// Any length of time up to this one.
    public Duration upTo(Duration longest) {
        return Duration.of(random.nextLong(1 + longest.toNanos() / 1_000), ChronoUnit.MICROS);
    }

    public void trouble(Trouble trouble) {
        this.trouble = trouble;
    }

    /// How often turns were taken.
    public long steps() {
        return steps;
    }

    /// The same for runs in which the same happened at the same time.
    public long fingerprint() {
        return fingerprint;
    }

    @Override
    public Instant instant() {
        return began.plus(now, ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /// For who reads what happened; costs nothing where nobody does.
    public void note(Supplier<String> what) {
        if (trace != null) {
            trace.add("%s %-28s %s".formatted(instant(), current.name, what.get()));
        }
    }

    public List<String> trace() {
        return trace == null ? List.of() : List.copyOf(trace);
    }

    /// Begins work beside what runs now.
    ///
    /// @return the task, for who wants to wake it later
    public Object begin(String name, Runnable work) {
        return spawn(name, null, Duration.ZERO, work);
    }

    /// Work that begins later, whatever becomes of who has caused it.
    public void after(Duration pause, String name, Runnable work) {
        spawn(name, null, pause, work);
    }

    Task spawn(String name, @Nullable Node node, Duration pause, Runnable work) {
        var task = new Task[1];
        task[0] = new Task(name, node, () -> run(Objects.requireNonNull(task[0]), work));
        tasks.add(task[0]);
        enqueue(task[0], micros(pause));
        return task[0];
    }

    private void run(Task me, Runnable work) {
        try {
            work.run();
        } catch (Killed e) {
            // as if it had never been
        } catch (Throwable e) {
            failure = failure == null ? e : failure;
        } finally {
            tasks.remove(me);
            if (me.node != null) {
                me.node.ended(me);
            }
            var next = next();
            current = next;
            next.resume();
        }
    }

    /// What the outside does takes its time here, and others run meanwhile.
    public void step() {
        var node = current.node;
        if (node != null && node.mayBeTroubled()) {
            if (chance(trouble.killPerMille())) {
                node.kill();
                throw new Killed();
            }
            if (chance(trouble.sleepPerMille())) {
                node.sleepFor(Duration.of(random.nextInt(LONGEST_SLEEP_MICROS), ChronoUnit.MICROS));
            }
        }
        boolean isLong = chance(trouble.longStepPerMille());
        pass(random.nextInt(isLong ? LONG_STEP_MICROS : USUAL_STEP_MICROS));
    }

    /// Something whose answer now and then takes very long, while everybody else goes on and no clock stands still.
    public void stall() {
        pass(random.nextInt(chance(trouble.longStepPerMille()) ? LONGEST_SLEEP_MICROS : USUAL_STEP_MICROS));
    }

    /// A step that is never long: between two things that are done one right after the other.
    public void shortStep() {
        pass(random.nextInt(USUAL_STEP_MICROS));
    }

    public void sleep(Duration time) {
        pass(micros(time));
    }

    private void pass(long micros) {
        enqueue(current, micros);
        giveTurn();
    }

    /// Waits until it is woken, or so long at most.
    public void parkUpTo(Duration time) {
        pass(micros(time));
    }

    /// Waits until it is woken, however long.
    public void park() {
        current.turn = ++numbers;
        giveTurn();
    }

    /// The task that runs now, for who wants to wake it later.
    public Object self() {
        return current;
    }

    public void wake(Object task) {
        var it = (Task) task;
        if (it != current && tasks.contains(it)) {
            enqueue(it, 0);
        }
    }

    /// What the work that runs now has written and nobody else sees yet.
    public @Nullable Object transaction() {
        return current.transaction;
    }

    public void transaction(@Nullable Object transaction) {
        current.transaction = transaction;
    }

    void kill(Task task) {
        task.killed = true;
        if (task != current) {
            enqueue(task, 0);
        }
    }

    /// Lets so much time go by.
    ///
    /// @throws RuntimeException or Error what a task has thrown that nobody caught; then the rest is over
    public void run(Duration time) {
        end = now + micros(time);
        giveTurn();
        now = failure == null ? end : now;
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    /// Everything that still goes on ends.
    public void close() {
        failure = null;
        end = Long.MAX_VALUE;
        turns.clear();
        for (var task : List.copyOf(tasks)) {
            kill(task);
        }
        giveTurn();
    }

    private void giveTurn() {
        var me = current;
        var next = next();
        if (next != me) {
            current = next;
            me.suspend();
            next.resume();
            me.awaitTurn();
        }
        if (me.killed) {
            throw new Killed();
        }
    }

    /// The driver when there is no more to do, or something failed.
    private Task next() {
        while (failure == null && !turns.isEmpty() && turns.peek().at() <= end) {
            var turn = turns.remove();
            var task = turn.task();
            if (task.turn != turn.number()) {
                continue;
            }
            if (task.killed && !task.hasBegun()) {
                tasks.remove(task);
                continue;
            }
            if (!task.killed && task.node != null && task.node.sleepsAt(turn.at())) {
                enqueueAt(task, task.node.wakesAt());
                continue;
            }
            now = Math.max(now, turn.at());
            steps++;
            fingerprint = (fingerprint * 31 + now) * 31 + task.name.hashCode();
            return task;
        }
        return driver;
    }

    private void enqueue(Task task, long micros) {
        enqueueAt(task, now + micros);
    }

    private void enqueueAt(Task task, long at) {
        task.turn = ++numbers;
        turns.add(new Turn(at, random.nextInt(), task, task.turn));
    }

    long now() {
        return now;
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }
}
