package dev.dosirak.delivery.rider;

import dev.dosirak.delivery.dispatch.InMemoryTransactions;
import dev.dosirak.platform.events.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

public final class InMemoryRiderNotifications implements RiderNotifications {

    private record Added(RiderId rider, long number, RiderNotification notification) {}

    private final List<Added> all = new ArrayList<>();
    private final Map<RiderId, Long> counts = new HashMap<>();
    private final Riders riders;
    private final EventJson json = new EventJson();

    public InMemoryRiderNotifications(InMemoryTransactions transactions, Riders riders) {
        this.riders = riders;
        transactions.protect(() -> {
            int size = all.size();
            var before = Map.copyOf(counts);
            return () -> {
                all.subList(size, all.size()).clear();
                counts.clear();
                counts.putAll(before);
            };
        });
    }

    /// All that the rider was told, oldest first.
    public List<RiderNotification> of(RiderId rider) {
        return all.stream()
                .filter(it -> it.rider().equals(rider))
                .map(Added::notification)
                .toList();
    }

    @Override
    public void add(RiderId rider, RiderNotification.Kind kind, Job job, Instant at) {
        long number = counts.merge(rider, 1L, Long::sum);
        all.add(new Added(rider, number, new RiderNotification(kind, job.deliveryId(), json.write(job))));
    }

    @Override
    public long begin(RiderId rider) {
        var job = riders.find(rider).flatMap(Rider::delivery);
        return all.stream()
                .filter(it -> it.rider().equals(rider)
                        && job.filter(it.notification().delivery()::equals).isPresent())
                .map(it -> it.number() - 1)
                .findFirst()
                .orElse(counts.getOrDefault(rider, 0L));
    }

    @Override
    public void eraseContactDetails(RiderId rider, UUID delivery) {
        all.replaceAll(
                it -> it.rider().equals(rider) && it.notification().delivery().equals(delivery)
                        ? new Added(rider, it.number(), withoutDoor(it.notification()))
                        : it);
    }

    private static RiderNotification withoutDoor(RiderNotification notification) {
        var body = (ObjectNode) JsonMapper.shared().readTree(notification.body());
        body.put("noteToRider", "");
        ((ObjectNode) body.get("deliverTo")).putNull("detail").putNull("phone");
        return new RiderNotification(notification.kind(), notification.delivery(), body.toString());
    }

    @Override
    public void forget(RiderId rider) {
        all.removeIf(it -> it.rider().equals(rider));
    }
}
