package dev.dosirak.demo.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.demo.story.EventTap.TappedEvent;
import dev.dosirak.platform.embedded.TestInfrastructure;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventTapTest {

    private static final String KAFKA = TestInfrastructure.get().kafkaBootstrapServers();

    /// Topics of this test's own: the broker is shared with the services' tests.
    private final String old = "order.events-" + UUID.randomUUID();

    private final String fresh = "delivery.events-" + UUID.randomUUID();

    @Test
    void hearsTheFirstOfAllTopics() throws InterruptedException, ExecutionException {
        var received = new LinkedBlockingQueue<TappedEvent>();
        try (var producer = new KafkaProducer<String, String>(
                        Map.of("bootstrap.servers", KAFKA), new StringSerializer(), new StringSerializer());
                var _ = EventTap.open(KAFKA, Set.of(fresh), received::add)) {
            send(producer, fresh, "mina", "delivery.requested.v1");

            assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(new TappedEvent("mina", "delivery.requested.v1"));
        }
    }

    @Test
    void hearsWhatHappensFromNowOnAndWholeTopicsThatAreNew() throws InterruptedException, ExecutionException {
        var received = new LinkedBlockingQueue<TappedEvent>();
        try (var producer = new KafkaProducer<String, String>(
                Map.of("bootstrap.servers", KAFKA), new StringSerializer(), new StringSerializer())) {
            send(producer, old, "yesterday", "order.placed.v1");
            try (var _ = EventTap.open(KAFKA, Set.of(old, fresh), received::add)) {
                send(producer, old, "mina", "order.placed.v1");
                send(producer, fresh, "mina", "delivery.requested.v1");

                assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(new TappedEvent("mina", "order.placed.v1"));
                assertThat(received.poll(10, TimeUnit.SECONDS))
                        .isEqualTo(new TappedEvent("mina", "delivery.requested.v1"));
            }
        }
    }

    @Test
    void noBrokerIsSaidAtOnce() {
        assertThatThrownBy(() -> EventTap.open("localhost:1", Set.of(old), _ -> {}))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("localhost:1");
    }

    private static void send(KafkaProducer<String, String> producer, String topic, String key, String type)
            throws InterruptedException, ExecutionException {
        var message = new ProducerRecord<>(topic, key, "{}");
        message.headers().add("ce_type", type.getBytes(UTF_8));
        producer.send(message).get();
    }
}
