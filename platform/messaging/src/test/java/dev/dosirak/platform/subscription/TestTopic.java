package dev.dosirak.platform.subscription;

import static dev.dosirak.platform.subscription.Library.bytes;

import dev.dosirak.platform.embedded.TestInfrastructure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A topic of real Kafka, for one test.
record TestTopic(String prefix, String name) {

    static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", TestInfrastructure.get().kafkaBootstrapServers());

    static TestTopic named() {
        var prefix = "t-" + UUID.randomUUID().toString().substring(0, 8) + ".";
        return new TestTopic(prefix, prefix + "press.events");
    }

    static TestTopic of(int partitions) {
        var topic = named();
        try (var admin = Admin.create(KAFKA)) {
            get(admin.createTopics(List.of(new NewTopic(topic.name(), Optional.of(partitions), Optional.empty())))
                    .all());
        }
        return topic;
    }

    void write(Instant at, String... titles) {
        try (var producer = new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var title : titles) {
                var book = record(0, title);
                get(producer.send(
                        new ProducerRecord<>(name, 0, at.toEpochMilli(), book.key(), book.value(), book.headers())));
            }
        }
    }

    ConsumerRecord<byte[], byte[]> record(long offset, String title) {
        var book = Library.book(UUID.randomUUID(), UUID.randomUUID(), offset, title);
        var record =
                new ConsumerRecord<>(name, 0, offset, bytes(UUID.randomUUID().toString()), book.value());
        book.headers().forEach(record.headers()::add);
        return record;
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestInfrastructure.get().kafkaBootstrapServers(),
                        "group.id",
                        name,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    static <T> T get(Future<T> asked) {
        try {
            return asked.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
