package dev.dosirak.platform.subscription;

import static dev.dosirak.platform.subscription.TestTopic.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.box.embedded.TestDatabase;
import dev.dosirak.box.embedded.TestInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// On real Kafka, whose sessions are far longer than the test.
class LostNodesTest {

    static final Subscription BOOKS = Subscription.of("library.shelf", "press");

    static final Duration LIMIT = Duration.ofSeconds(40);

    final TestDatabase database = TestInfrastructure.get().newDatabase("library");
    final TestTopic topic = TestTopic.of(4);

    @Test
    void whatADeadNodeHeardIsTakenOver() throws SQLException {
        try (var one = consumer("node-1");
                var connection = connection("library node-1")) {
            var nodes = lostNodes("node-1", connection);
            var deadConnection = connection("library node-2");
            var dead = consumer("node-2");
            await().atMost(LIMIT).untilAsserted(() -> {
                nodes.look();
                poll(one);
                poll(dead);
                assertThat(one.assignment()).hasSize(2);
                assertThat(dead.assignment()).hasSize(2);
            });

            dead.close(); // who has a lasting name does not take leave
            poll(one);
            nodes.look();
            nodes.look();
            poll(one);
            assertThat(one.assignment()).as("while its node lives").hasSize(2);

            deadConnection.close();
            await().atMost(LIMIT).untilAsserted(() -> {
                nodes.look();
                poll(one);
                assertThat(one.assignment()).hasSize(4);
            });
        }
    }

    @Test
    void membersAreKnownByTheirNode() {
        assertThat(Listeners.isMember("library.shelf.press.events.node-1", BOOKS, "node-1"))
                .isTrue();
        assertThat(Listeners.isMember("library.shelf.press.events.node-1-0", BOOKS, "node-1"))
                .isTrue();
        assertThat(Listeners.isMember("library.shelf.press.events.node-11", BOOKS, "node-1"))
                .isFalse();
        assertThat(Listeners.isMember("library.loans.press.events.node-1", BOOKS, "node-1"))
                .isFalse();
    }

    private LostNodes lostNodes(String node, Connection connection) {
        var settings = new KafkaSettings(topic.prefix(), 4, (short) -1, 1, node);
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        return new LostNodes("library", settings, List.of(BOOKS), jdbc, KAFKA, Duration.ZERO);
    }

    private Connection connection(String name) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", database.username());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", name);
        return DriverManager.getConnection(database.jdbcUrl(), properties);
    }

    private KafkaConsumer<byte[], byte[]> consumer(String node) {
        var properties = new HashMap<>(KAFKA);
        properties.put("group.id", topic.prefix() + BOOKS.consumer());
        properties.put("group.instance.id", "%s.%s.%s".formatted(BOOKS.consumer(), BOOKS.topic(), node));
        properties.put("session.timeout.ms", 300_000);
        properties.put("heartbeat.interval.ms", 200);
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic.name()));
        return consumer;
    }

    private static void poll(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.poll(Duration.ofMillis(100));
    }
}
