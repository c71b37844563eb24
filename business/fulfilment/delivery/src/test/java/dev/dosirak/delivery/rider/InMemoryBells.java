package dev.dosirak.delivery.rider;

import dev.dosirak.delivery.dispatch.InMemoryTransactions;
import dev.dosirak.platform.events.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

public final class InMemoryBells implements Bells {

    private record Rung(RiderId rider, UUID delivery, Instant at, Bell bell) {}

    private final List<Rung> all = new ArrayList<>();
    private final Map<RiderId, Long> counts = new HashMap<>();
    private final Riders riders;
    private final EventJson json = new EventJson();

    public InMemoryBells(InMemoryTransactions transactions, Riders riders) {
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

    @Override
    public void ring(RiderId rider, Bell.Kind kind, Job job, Instant at) {
        long sequence = counts.merge(rider, 1L, Long::sum);
        all.add(new Rung(rider, job.deliveryId(), at, new Bell(sequence, kind, json.write(job))));
    }

    @Override
    public List<Bell> after(RiderId rider, long sequence, int most) {
        return all.stream()
                .filter(it -> it.rider().equals(rider) && it.bell().sequence() > sequence)
                .map(Rung::bell)
                .limit(most)
                .toList();
    }

    @Override
    public Map<RiderId, Long> last(Collection<RiderId> riders) {
        return riders.stream().distinct().collect(Collectors.toMap(it -> it, it -> counts.getOrDefault(it, 0L)));
    }

    @Override
    public long begin(RiderId rider) {
        var job = riders.look(rider).flatMap(Rider::delivery);
        return all.stream()
                .filter(it -> it.rider().equals(rider)
                        && job.filter(it.delivery()::equals).isPresent())
                .map(it -> it.bell().sequence() - 1)
                .findFirst()
                .orElse(counts.getOrDefault(rider, 0L));
    }

    @Override
    public void closeDoor(RiderId rider, UUID delivery) {
        all.replaceAll(it -> it.rider().equals(rider) && it.delivery().equals(delivery) ? withoutDoor(it) : it);
    }

    private Rung withoutDoor(Rung rung) {
        var job = json.read(rung.bell().body(), Job.class);
        var door = job.deliverTo();
        var closed = new Job(
                job.deliveryId(),
                job.orderId(),
                job.state(),
                job.answerBy(),
                job.pickup(),
                new Job.Door(door.road(), null, null, door.position()),
                "",
                job.deliveryFee(),
                job.readyAt());
        var bell = new Bell(rung.bell().sequence(), rung.bell().kind(), json.write(closed));
        return new Rung(rung.rider(), rung.delivery(), rung.at(), bell);
    }

    @Override
    public void forget(RiderId rider) {
        all.removeIf(it -> it.rider().equals(rider));
    }

    @Override
    public void forgetBefore(Instant then) {
        all.removeIf(it -> it.at().isBefore(then));
    }
}
