package dev.dosirak.platform.subscription;

import static dev.dosirak.platform.subscription.TestTopic.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.embedded.TestDatabase;
import dev.dosirak.platform.embedded.TestInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

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
            var nodes = lostNodes("node-1", new SingleConnectionDataSource(connection, true));
            var deadConnection = connection("library node-2");
            var dead = consumer("node-2");
            await().atMost(LIMIT).untilAsserted(() -> {
                nodes.check();
                poll(one);
                poll(dead);
                assertThat(one.assignment()).hasSize(2);
                assertThat(dead.assignment()).hasSize(2);
            });

            dead.close(); // who has a lasting name does not take leave
            for (int look = 0; look < 10; look++) {
                nodes.check();
                poll(one);
            }
            assertThat(one.assignment()).as("while its node lives").hasSize(2);

            deadConnection.close();
            await().atMost(LIMIT).untilAsserted(() -> {
                nodes.check();
                poll(one);
                assertThat(one.assignment()).hasSize(4);
            });
        }
    }

    /// As after a failover of the database: who is back first must not take the others for dead.
    @Test
    void nobodyIsDeadWhoseConnectionsEndedTogetherWithOurs() throws SQLException {
        try (var one = consumer("node-1");
                var other = consumer("node-2")) {
            var otherConnection = connection("library node-2");
            var nodes = lostNodes("node-1", new Reached("library node-1"));
            await().atMost(LIMIT).untilAsserted(() -> {
                nodes.check();
                poll(one);
                poll(other);
                assertThat(one.assignment()).hasSize(2);
            });

            otherConnection.close();
            for (int look = 0; look < 20; look++) {
                nodes.check(); // by a connection made anew each time
                poll(one);
                poll(other);
                assertThat(one.assignment()).hasSize(2);
            }
        }
    }

    @Test
    void whoHasNoDatabaseLetsGoOfWhatItHears() {
        var reached = new Reached("library node-1");
        var subscriptionConsumers = listeners("node-1");
        var nodes = new LostNodes(
                "library",
                settings("node-1"),
                List.of(BOOKS),
                subscriptionConsumers,
                JdbcClient.create(reached),
                KAFKA,
                Duration.ZERO);
        var subscriptionConsumer = subscriptionConsumers.of(BOOKS);
        subscriptionConsumer.start();
        nodes.check();
        assertThat(subscriptionConsumer.isReceiving()).isTrue();

        reached.away = true;
        nodes.check();
        assertThat(subscriptionConsumer.isReceiving()).isFalse();
        assertThat(subscriptionConsumer.isAlive()).as("which is no death").isTrue();

        reached.away = false;
        nodes.check();
        assertThat(subscriptionConsumer.isReceiving()).isTrue();
        subscriptionConsumer.stop();
    }

    @Test
    void whoHasCompanyAlwaysLooks() throws SQLException {
        try (var connection = connection("library node-1");
                var _ = connection("library node-2")) {
            var nodes = lostNodes("node-1", new SingleConnectionDataSource(connection, true));
            nodes.check();
            assertThat(nodes.isDue()).isTrue();
        }
    }

    @Test
    void membersAreKnownByTheirNode() {
        assertThat(SubscriptionConsumers.isMember("library.shelf.press.events.node-1", BOOKS, "node-1"))
                .isTrue();
        assertThat(SubscriptionConsumers.isMember("library.shelf.press.events.node-1-0", BOOKS, "node-1"))
                .isTrue();
        assertThat(SubscriptionConsumers.isMember("library.shelf.press.events.node-11", BOOKS, "node-1"))
                .isFalse();
        assertThat(SubscriptionConsumers.isMember("library.loans.press.events.node-1", BOOKS, "node-1"))
                .isFalse();
    }

    private LostNodes lostNodes(String node, DataSource database) {
        return new LostNodes(
                "library",
                settings(node),
                List.of(BOOKS),
                listeners(node),
                JdbcClient.create(database),
                KAFKA,
                Duration.ofMinutes(1));
    }

    private KafkaSettings settings(String node) {
        return new KafkaSettings(topic.prefix(), 4, (short) -1, 1, node);
    }

    private SubscriptionConsumers listeners(String node) {
        var consumers =
                new DefaultKafkaConsumerFactory<>(KAFKA, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var context = new GenericApplicationContext();
        context.refresh();
        BatchMessageListener<byte[], byte[]> listener = _ -> {};
        return new SubscriptionConsumers("library", settings(node), consumers, _ -> listener, context);
    }

    /// Each time by a new connection, or not at all.
    private final class Reached extends AbstractDataSource {

        private final String name;
        private boolean away;

        Reached(String name) {
            this.name = name;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                throw new SQLException("no route");
            }
            return connection(name);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
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
