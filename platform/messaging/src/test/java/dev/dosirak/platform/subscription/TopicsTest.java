package dev.dosirak.platform.subscription;

import static dev.dosirak.platform.subscription.TestTopic.KAFKA;
import static dev.dosirak.platform.subscription.TestTopic.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TopicsTest {

    final TestTopic topic = TestTopic.named();
    final KafkaSettings settings = new KafkaSettings(topic.prefix(), 3, (short) -1, 1, "");

    @Test
    void theyAreMadeAndMadeAgain() {
        var topics = new Topics(settings, List.of("press.events"), KAFKA);
        topics.ensure();
        topics.ensure();
        assertThat(partitions()).isEqualTo(3);

        try (var admin = Admin.create(KAFKA)) {
            get(admin.deleteTopics(List.of(topic.name())).all());
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            topics.ensure();
            assertThat(partitions()).isEqualTo(3);
        });
    }

    /// As on a cluster whose `default.replication.factor` nobody has set.
    @Test
    void oneReplicaOnSeveralBrokersIsRefused() {
        var topics = new Topics(settings, List.of("press.events"), KAFKA, _ -> 3);

        assertThatThrownBy(topics::ensure)
                .isInstanceOf(Topics.TopicsMissing.class)
                .hasMessageContaining("one replica")
                .hasMessageContaining("DOSIRAK_KAFKA_REPLICATION");
        try (var admin = Admin.create(KAFKA)) {
            assertThat(get(admin.listTopics().names())).doesNotContain(topic.name());
        }
    }

    @Test
    void aKafkaThatIsAwayIsAFailureAndNoEnd() {
        Map<String, Object> nobody = Map.of(
                "bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", "500", "request.timeout.ms", "400");

        assertThatThrownBy(() -> new Topics(settings, List.of("press.events"), nobody).ensure())
                .isInstanceOf(Topics.TopicsMissing.class);
    }

    private int partitions() {
        try (var admin = Admin.create(KAFKA)) {
            return get(admin.describeTopics(List.of(topic.name())).allTopicNames())
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        }
    }
}
