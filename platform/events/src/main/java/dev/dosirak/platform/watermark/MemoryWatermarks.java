package dev.dosirak.platform.watermark;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Of a node that hears every partition itself.
public final class MemoryWatermarks implements Watermarks {

    private record Ear(String consumer, String stream) {}

    /// @param partitions how many there are, as was said last
    private record Known(int partitions, TreeMap<Integer, Instant> at) {}

    private final Map<Ear, Known> known = new HashMap<>();

    @Override
    public synchronized Optional<Instant> heardUpTo(String consumer, String stream) {
        return Optional.ofNullable(known.get(new Ear(consumer, stream))).flatMap(it -> {
            var all = it.at().headMap(it.partitions()).values();
            return all.size() == it.partitions() ? all.stream().min(Instant::compareTo) : Optional.empty();
        });
    }

    @Override
    public synchronized void heard(String consumer, String stream, Map<Integer, Heartbeat> heartbeats) {
        heartbeats.forEach((partition, heartbeat) -> known.compute(new Ear(consumer, stream), (_, before) -> {
            var at = before == null ? new TreeMap<Integer, Instant>() : before.at();
            if (!at.getOrDefault(partition, Instant.EPOCH).isBefore(heartbeat.from())) {
                at.merge(partition, heartbeat.at(), (one, other) -> one.isAfter(other) ? one : other);
            }
            return new Known(heartbeat.partitions(), at);
        }));
    }
}
