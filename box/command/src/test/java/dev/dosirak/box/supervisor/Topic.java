package dev.dosirak.box.supervisor;

import dev.dosirak.platform.embedded.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a topic from its beginning.
final class Topic {

    private Topic() {}

    /// The records of the topic, up to when `enough` have been seen; fails after 30 s.
    static List<ConsumerRecord<String, String>> read(
            String servers, String topic, Predicate<List<ConsumerRecord<String, String>>> enough) {
        return read(servers, KafkaAccess.OPEN, topic, enough);
    }

    static List<ConsumerRecord<String, String>> read(
            String servers, KafkaAccess access, String topic, Predicate<List<ConsumerRecord<String, String>>> enough) {
        var settings = new HashMap<String, Object>(access.settings());
        settings.put("bootstrap.servers", servers);
        settings.put("group.id", topic + "-" + System.nanoTime());
        settings.put("auto.offset.reset", "earliest");
        settings.put("metadata.max.age.ms", "500");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var records = new ArrayList<ConsumerRecord<String, String>>();
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!enough.test(records)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("only %d records of %s".formatted(records.size(), topic));
                }
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /// How many partitions it has, for whoever is let in.
    static int partitions(String servers, KafkaAccess access, String topic) {
        var settings = new HashMap<String, Object>(access.settings());
        settings.put("bootstrap.servers", servers);
        settings.put("default.api.timeout.ms", "5000");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            return consumer.partitionsFor(topic).size();
        }
    }

    static Map<String, String> headers(ConsumerRecord<String, String> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(java.util.stream.Collectors.toMap(
                        Header::key, it -> new String(it.value(), java.nio.charset.StandardCharsets.UTF_8)));
    }
}
