package dev.dosirak.drills.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.embedded.TestInfrastructure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PipelineIdleTest {

    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", TestInfrastructure.get().kafkaBootstrapServers());

    private final String topic = "quiet-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition(topic, 0);

    @Test
    void aGroupIsQuietOnceItHasReadWhatWasThereWhenWeBeganToLook() throws Exception {
        try (var admin = Admin.create(KAFKA)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            var marks = new HashMap<TopicPartition, Long>();
            tell(5);
            read(admin, 3);
            assertThat(ours(admin, marks)).containsExactly(topic + " by 2");

            tell(5);
            read(admin, 5);
            assertThat(ours(admin, marks)).isEmpty();
        }
    }

    private void tell(int facts) {
        try (var producer = new KafkaProducer<>(KAFKA, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < facts; i++) {
                producer.send(new ProducerRecord<>(topic, "{}"));
            }
        }
    }

    private void read(Admin admin, long upTo) throws Exception {
        admin.alterConsumerGroupOffsets(topic, Map.of(partition, new OffsetAndMetadata(upTo)))
                .all()
                .get();
    }

    /// The group is named as its topic; others may be there.
    private List<String> ours(Admin admin, Map<TopicPartition, Long> marks) throws Exception {
        return PipelineIdle.behind(admin, marks).stream()
                .filter(it -> it.startsWith(topic))
                .toList();
    }
}
