package dev.dosirak.demo.traffic;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/// Counts while the traffic runs.
final class TrafficCounters {

    final LongAdder arrived = new LongAdder();
    final LongAdder placed = new LongAdder();
    final LongAdder paid = new LongAdder();
    final LongAdder accepted = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder cancelled = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder errors = new LongAdder();

    private final Latencies all = new Latencies();
    private final AtomicReference<Latencies> recent = new AtomicReference<>(new Latencies());

    /// From the click to the answer that the order exists.
    void placedAfter(long micros) {
        placed.increment();
        all.add(micros);
        recent.get().add(micros);
    }

    Latencies all() {
        return all;
    }

    /// Those since the last time somebody asked.
    Latencies recent() {
        return recent.getAndSet(new Latencies());
    }

    TrafficCounts counts(long open) {
        return new TrafficCounts(
                arrived.sum(),
                placed.sum(),
                paid.sum(),
                accepted.sum(),
                delivered.sum(),
                rejected.sum(),
                cancelled.sum(),
                refused.sum(),
                errors.sum(),
                open);
    }
}
