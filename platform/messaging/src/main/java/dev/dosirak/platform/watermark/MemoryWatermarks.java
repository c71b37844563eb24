package dev.dosirak.platform.watermark;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Of a node that receives every partition itself.
public final class MemoryWatermarks implements Watermarks {

    private record StreamKey(String consumer, String stream) {}

    /// @param partitions how many there are, as was said last
    private record StreamState(int partitions, TreeMap<Integer, Mark> marks) {}

    /// @param believed who speaks of a time after this is believed
    private record Mark(Instant at, long place, Instant believed) {

        static final Mark NONE = new Mark(Instant.EPOCH, 0, Instant.MIN);

        Mark then(PlacedHeartbeat placed) {
            var it = placed.heartbeat();
            boolean later = it.at().isAfter(at);
            boolean anew = later && placed.offset() < place;
            var from = anew ? Instant.now().plus(MAX_CLOCK_SKEW) : believed;
            boolean counts = it.at().isAfter(from) && !at.isBefore(it.from());
            return counts
                    ? new Mark(later ? it.at() : at, placed.offset(), Instant.MIN)
                    : new Mark(at, later ? placed.offset() : place, from);
        }
    }

    private final Map<StreamKey, StreamState> known = new HashMap<>();

    @Override
    public synchronized Optional<Instant> receivedUpTo(String consumer, String stream) {
        return Optional.ofNullable(known.get(new StreamKey(consumer, stream))).flatMap(it -> {
            var all = it.marks().headMap(it.partitions()).values();
            return all.size() == it.partitions()
                    ? all.stream().map(Mark::at).min(Instant::compareTo)
                    : Optional.empty();
        });
    }

    @Override
    public synchronized void advance(String consumer, String stream, Map<Integer, PlacedHeartbeat> heartbeats) {
        heartbeats.forEach((partition, placed) -> known.compute(new StreamKey(consumer, stream), (_, before) -> {
            var marks = before == null ? new TreeMap<Integer, Mark>() : before.marks();
            var mark = marks.getOrDefault(partition, Mark.NONE).then(placed);
            if (mark.at().isAfter(Instant.EPOCH)) {
                marks.put(partition, mark);
            }
            return new StreamState(placed.heartbeat().partitions(), marks);
        }));
    }
}
