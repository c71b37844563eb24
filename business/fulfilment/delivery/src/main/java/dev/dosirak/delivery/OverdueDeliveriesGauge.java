package dev.dosirak.delivery;

import dev.dosirak.delivery.dispatch.OverdueDeliveries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// How many deliveries wait for too long, by state: what an alarm looks at. All nodes show the same.
final class OverdueDeliveriesGauge implements Runnable {

    private static final List<String> STATES = List.of("waiting", "assigned", "picked-up", "delayed");

    private final OverdueDeliveries overdueDeliveries;
    private final OverdueDeliveries.Limits limits;
    private final Map<String, AtomicLong> counts;

    OverdueDeliveriesGauge(OverdueDeliveries overdueDeliveries, OverdueDeliveries.Limits limits, MeterRegistry meters) {
        this.overdueDeliveries = overdueDeliveries;
        this.limits = limits;
        this.counts = STATES.stream().collect(Collectors.toMap(it -> it, _ -> new AtomicLong()));
        counts.forEach((state, count) -> meters.gauge("dosirak.delivery.overdue", Tags.of("state", state), count));
    }

    @Override
    public void run() {
        var now = overdueDeliveries.count(limits);
        counts.forEach((state, count) -> count.set(now.getOrDefault(state, 0L)));
    }
}
