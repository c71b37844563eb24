package dev.dosirak.platform.sweep;

import java.time.Duration;

/// Looks every now and then for what is due, and does it. Harmless when done twice or by two nodes at once; of a
/// service's nodes only one does it, unless it is for every node.
///
/// @param name for logs and metrics, as `relay.unanswered`
/// @param every the pause between two looks
/// @param everyNode whether each node looks: for what stands in its own memory, or is claimed row by row
public record Sweep(String name, Duration every, Runnable work, boolean everyNode) {

    public Sweep(String name, Duration every, Runnable work) {
        this(name, every, work, false);
    }

    public static Sweep onEveryNode(String name, Duration every, Runnable work) {
        return new Sweep(name, every, work, true);
    }
}
