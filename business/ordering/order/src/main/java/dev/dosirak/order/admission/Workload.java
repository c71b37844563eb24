package dev.dosirak.order.admission;

import java.time.Duration;

/// What the machine has taken on, on all nodes. People's time is no part of it: an order counts from the moment it is
/// placed, or paid where its customer pays in a window, until its shop is notified, and from the moment it
/// is accepted until a rider is looked for, or until it is
/// off.
///
/// @param unfinished how many wait for the machine; those that have waited for minutes are stuck, not load, and
/// do not count
/// @param finishedPerSecond how many came to their end in a second, when any last did: a stop says nothing of
/// what the machine carries
/// @param finishing whether any came to its end lately
/// @param latency from the beginning to the end, of most of those that came to it lately; zero when none did
public record Workload(long unfinished, double finishedPerSecond, boolean finishing, Duration latency) {

    public static final Workload NONE = new Workload(0, 0, false, Duration.ZERO);
}
