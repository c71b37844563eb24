package dev.dosirak.delivery;

import dev.dosirak.delivery.dispatch.Overdue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// How many deliveries wait for too long, by state: what an alarm looks at. All nodes show the same.
final class OverdueGauge implements Runnable {

    private static final List<String> STATES = List.of("waiting", "assigned", "picked-up", "delayed");

    private final Overdue overdue;
    private final Overdue.Patience patience;
    private final Map<String, AtomicLong> counts;

    OverdueGauge(Overdue overdue, Overdue.Patience patience, MeterRegistry meters) {
        this.overdue = overdue;
        this.patience = patience;
        this.counts = STATES.stream().collect(Collectors.toMap(it -> it, _ -> new AtomicLong()));
        counts.forEach((state, count) -> meters.gauge("dosirak.delivery.overdue", Tags.of("state", state), count));
    }

    @Override
    public void run() {
        var now = overdue.count(patience);
        counts.forEach((state, count) -> count.set(now.getOrDefault(state, 0L)));
    }
}
