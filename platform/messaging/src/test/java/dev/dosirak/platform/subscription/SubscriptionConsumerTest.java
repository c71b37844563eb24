package dev.dosirak.platform.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.embedded.TestInfrastructure;
import dev.dosirak.platform.loop.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/// Consumers over real Kafka, under the supervisor.
class SubscriptionConsumerTest {

    static final Duration LIMIT = Duration.ofSeconds(40);

    final TestTopic topic = TestTopic.of(2);
    final List<Long> offsets = new CopyOnWriteArrayList<>();
    final AtomicInteger deaths = new AtomicInteger();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /// It dies of the first thing it hears.
    final BatchMessageListener<byte[], byte[]> listener = records -> {
        if (deaths.getAndIncrement() == 0) {
            throw new NoClassDefFoundError("dev/dosirak/Gone");
        }
        records.forEach(it -> offsets.add(it.offset()));
    };

    @Test
    void aConsumerThatDiedOfAnErrorIsBegunAgainAndMissesNothing() {
        var supervisor = new Supervisor(meters);
        supervisor.supervise(listeners().of(Subscription.of("library.shelf", "press")));
        supervisor.start();
        topic.write(Instant.now(), "one");

        await().atMost(LIMIT).untilAsserted(() -> assertThat(offsets).containsExactly(0L));
        assertThat(meters.get("dosirak.loop.restarts")
                        .tag("loop", "library.shelf.press.events")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        topic.write(Instant.now(), "two");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(offsets).containsExactly(0L, 1L));
        supervisor.stop();
    }

    private SubscriptionConsumers listeners() {
        var context = new GenericApplicationContext();
        context.refresh();
        var consumers = new DefaultKafkaConsumerFactory<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        TestInfrastructure.get().kafkaBootstrapServers(),
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var settings = new KafkaSettings(topic.prefix(), 2, (short) -1, 1, "");
        return new SubscriptionConsumers("library", settings, consumers, _ -> listener, context);
    }
}
