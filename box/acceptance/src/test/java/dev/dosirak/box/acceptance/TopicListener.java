package dev.dosirak.box.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who listens to a topic from now on.
final class TopicListener implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<Notice> received = new ArrayList<>();

    private record Notice(String key, JsonNode body) {}

    TopicListener(Map<String, Object> kafka, String topic) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "acceptance-" + UUID.randomUUID());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// The bodies of all notices with that key so far.
    List<JsonNode> received(String key) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            var type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            if (type.endsWith("changed.v1")) {
                received.add(new Notice(record.key(), JsonMapper.shared().readTree(record.value())));
            }
        }
        return received.stream()
                .filter(it -> it.key().equals(key))
                .map(Notice::body)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
