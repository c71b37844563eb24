package dev.dosirak.platform.job;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Looks every now and then for what is due, and does it. Harmless when done twice or by two nodes at once; of a
/// service's nodes only one does it, unless it is for every node.
///
/// A look that has not come to its end after some minutes is interrupted and begun again: it must be able to go on
/// from there.
///
/// @param name for logs and metrics, as `relay.unanswered`
/// @param every the pause between two looks
/// @param everyNode whether each node looks: for what stands in its own memory, or is claimed row by row
/// @param interruptible false for what takes harm from that, or would not get farther the next time
/// @param due looked at first, on every node and without a trace; nobody takes his turn for nothing
public record ScheduledJob(
        String name, Duration every, Runnable work, boolean everyNode, boolean interruptible, BooleanSupplier due) {

    public ScheduledJob(String name, Duration every, Runnable work) {
        this(name, every, work, false, true, () -> true);
    }

    public static ScheduledJob onEveryNode(String name, Duration every, Runnable work) {
        return new ScheduledJob(name, every, work, true, true, () -> true);
    }

    public ScheduledJob neverInterrupted() {
        return new ScheduledJob(name, every, work, everyNode, false, due);
    }

    /// Only where a look, which is cheap, finds that there is something to do.
    public ScheduledJob when(BooleanSupplier isDue) {
        return new ScheduledJob(name, every, work, everyNode, interruptible, isDue);
    }
}
