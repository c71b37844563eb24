package dev.dosirak.platform.watermark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/// Keys that Kafka's producers put into each of a topic's partitions.
final class PartitionKeys {

    private static final long VERSION_8 = 0x0000_0000_0000_8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private PartitionKeys() {}

    static List<UUID> of(int partitions) {
        var keys = new TreeMap<Integer, UUID>();
        for (long number = 1; keys.size() < partitions; number++) {
            var key = new UUID(VERSION_8, VARIANT | number);
            keys.putIfAbsent(BuiltInPartitioner.partitionForKey(key.toString().getBytes(UTF_8), partitions), key);
        }
        return new ArrayList<>(keys.values());
    }
}
