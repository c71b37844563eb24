package dev.dosirak.platform.watermark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.embedded.TestInfrastructure;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.platform.outbox.OutboxRepublisher;
import dev.dosirak.platform.outbox.PostgresOutbox;
import dev.dosirak.platform.testing.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What an outbox says of itself and says again, through real Debezium into real Kafka.
class PublishingTest {

    static final Duration LIMIT = Duration.ofSeconds(60);
    static final int PARTITIONS = 3;

    final UUID mina = UUID.randomUUID();
    final UUID junho = UUID.randomUUID();
    final List<ConsumerRecord<String, String>> published = new ArrayList<>();

    String service;
    DataSource source;
    JdbcClient jdbc;
    TransactionTemplate transaction;
    Outbox outbox;
    OwnTopic topic;
    OutboxRepublisher outboxRepublisher;
    Heartbeats heartbeats;
    KafkaConsumer<String, String> consumer;

    @BeforeEach
    void start() throws Exception {
        var database = TestInfrastructure.get().newDatabase("telling");
        source = TestDatabases.pool(database);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform/outbox")
                .load()
                .migrate();
        jdbc = JdbcClient.create(source);
        var transactions = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        service = database.name();
        var name = service + ".events";
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", TestInfrastructure.get().kafkaBootstrapServers());
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
        var json = new EventJson();
        outbox = new PostgresOutbox(service, jdbc, json, Clock.systemUTC());
        topic = new OwnTopic(name, kafka);
        outboxRepublisher = new OutboxRepublisher(jdbc, transactions, Duration.ofHours(1));
        heartbeats = new Heartbeats(service, topic, outboxRepublisher, jdbc, transactions, json);
        TestInfrastructure.get().publishOutbox(database);
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestInfrastructure.get().kafkaBootstrapServers(),
                        "group.id",
                        name,
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(name));
    }

    @AfterEach
    void stop() {
        consumer.close();
        topic.destroy();
    }

    @Test
    void aHeartbeatComesIntoEveryPartitionBehindWhatWasToldBefore() {
        tell(mina, "one");
        heartbeats.send();
        await().atMost(LIMIT).until(() -> heartbeatsTold().size() >= PARTITIONS);

        assertThat(heartbeatsTold().stream().map(ConsumerRecord::partition).sorted())
                .containsExactly(0, 1, 2);
        assertThat(rows()).as("the table does not grow").isEqualTo(1);
        int place = factsTold().getFirst().partition();
        assertThat(published.stream().filter(it -> it.partition() == place).map(PublishingTest::type))
                .containsExactly("note.written.v1", Heartbeat.TYPE);
    }

    /// It may commit after us what it decided before.
    @Test
    void aHeartbeatDoesNotSpeakForAnOpenTransaction() {
        var body = transaction.execute(_ -> {
            outbox.publish(mina, 1, new Message("note.written.v1", Map.of("text", "still open")));
            var begun = jdbc.sql("select xact_start from pg_stat_activity where pid = pg_backend_pid()")
                    .query((row, _) -> row.getTimestamp(1).toInstant())
                    .single();
            inAnotherThread(heartbeats::send);
            return begun;
        });
        await().atMost(LIMIT).until(() -> heartbeatsTold().size() >= PARTITIONS);

        assertThat(said(heartbeatsTold().getFirst()).at())
                .as("as long as this one is the oldest; the reader of the log may have one open, too")
                .isBetween(body.minus(LIMIT), body);
    }

    private static void inAnotherThread(Runnable work) {
        try {
            Thread.ofPlatform().start(work).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void factsAreToldAgainUnderTheirIds() {
        tell(mina, "one");
        tell(junho, "two");
        tell(mina, "three");
        await().atMost(LIMIT).until(() -> factsTold().size() >= 3);
        outboxRepublisher.request(List.of(mina), "she missed them");
        outboxRepublisher.publishNext();
        await().atMost(LIMIT).until(() -> factsTold().size() >= 5);

        var again = published.stream()
                .filter(it -> it.key().equals(mina.toString()))
                .toList();
        assertThat(again).hasSize(4);
        assertThat(again.subList(2, 4).stream().map(it -> header(it, "ce_id")))
                .isEqualTo(again.subList(0, 2).stream()
                        .map(it -> header(it, "ce_id"))
                        .toList());
        assertThat(again.subList(2, 4).stream().map(it -> header(it, "ce_time")))
                .isEqualTo(again.subList(0, 2).stream()
                        .map(it -> header(it, "ce_time"))
                        .toList());
        assertThat(rows()).isEqualTo(3);
        assertThat(outboxRepublisher.isRunning()).isFalse();
    }

    @Test
    void aSpanOfTimeIsToldAgainSomeAtATime() {
        transaction.executeWithoutResult(_ -> {
            for (int number = 0; number < 1_200; number++) {
                outbox.publish(mina, number, new Message("note.written.v1", Map.of("text", "note")));
            }
        });
        outboxRepublisher.request(Instant.EPOCH, Instant.now().plusSeconds(60), "a disk was lost");
        assertThat(toldAgain()).isZero();
        outboxRepublisher.publishNext();
        assertThat(toldAgain()).isEqualTo(500);
        assertThat(outboxRepublisher.isRunning()).isTrue();
        outboxRepublisher.publishNext();
        outboxRepublisher.publishNext();
        assertThat(toldAgain()).isEqualTo(1_200);
        assertThat(outboxRepublisher.isRunning()).isFalse();
    }

    /// First what healthy consumers may not have heard, then the day before, and then the rest; each part in
    /// its order, and whoever of us is there then.
    @Test
    void aTopicMadeAnewIsToldAllThatIsLeft() {
        tellAt(Duration.ofDays(-2), mina, 1, "old");
        tellAt(Duration.ofHours(-3), mina, 2, "older than an hour");
        tell(junho, "lately");
        heartbeats.send();
        await().atMost(LIMIT)
                .until(() ->
                        heartbeatsTold().size() >= PARTITIONS && factsTold().size() == 3);
        jdbc.sql("update outbox_topic set id = 'another one'").update();
        published.clear();
        heartbeats.send();
        outboxRepublisher.publishNext();
        heartbeats.send();
        await().atMost(LIMIT).until(() -> heartbeatsTold().size() >= PARTITIONS);

        assertThat(texts()).containsExactly("lately");
        assertThat(said(heartbeatsTold().getFirst()).since())
                .as("speaks only for the last hour")
                .isBetween(Instant.now().minusSeconds(3_700), Instant.now().minusSeconds(3_500));
        published.clear();
        var afterACrash = new OutboxRepublisher(jdbc, new JdbcTransactionManager(source), Duration.ofHours(1));
        afterACrash.publishNext();
        afterACrash.publishNext();
        heartbeats.send();
        await().atMost(LIMIT).until(() -> heartbeatsTold().size() >= PARTITIONS);

        assertThat(texts()).containsExactly("older than an hour", "old");
        assertThat(heartbeatsTold().getFirst().value()).doesNotContain("since");
        assertThat(outboxRepublisher.isRunning()).isFalse();
    }

    /// The node that told the second had a clock that was behind.
    @Test
    void noClockTurnsTheVersionsOfAnAggregateRound() {
        tell(mina, "one");
        tellAt(Duration.ofSeconds(-5), mina, 2, "two");
        outboxRepublisher.request(List.of(mina), "she missed them");
        outboxRepublisher.publishNext();
        await().atMost(LIMIT).until(() -> factsTold().size() == 4);

        assertThat(texts()).containsExactly("one", "two", "one", "two");
    }

    private void tell(UUID key, String text) {
        tellAt(Duration.ZERO, key, 1, text);
    }

    private void tellAt(Duration fromNow, UUID key, long sequence, String text) {
        var outbox = new PostgresOutbox(service, jdbc, new EventJson(), Clock.offset(Clock.systemUTC(), fromNow));
        transaction.executeWithoutResult(
                _ -> outbox.publish(key, sequence, new Message("note.written.v1", Map.of("text", text))));
    }

    private List<String> texts() {
        return factsTold().stream()
                .map(it -> String.valueOf(
                        new EventJson().read(it.value(), Map.class).get("text")))
                .toList();
    }

    private static Heartbeat said(ConsumerRecord<String, String> heartbeat) {
        return new EventJson().read(heartbeat.value(), Heartbeat.class);
    }

    private List<ConsumerRecord<String, String>> heartbeatsTold() {
        return ofType(Heartbeat.TYPE);
    }

    private List<ConsumerRecord<String, String>> factsTold() {
        return ofType("note.written.v1");
    }

    private List<ConsumerRecord<String, String>> ofType(String type) {
        consumer.poll(Duration.ofMillis(100)).forEach(published::add);
        return published.stream().filter(it -> type(it).equals(type)).toList();
    }

    private static String type(ConsumerRecord<String, String> record) {
        return header(record, "ce_type");
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private long rows() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    private long toldAgain() {
        return jdbc.sql("select coalesce(sum(told), 0) from outbox_retelling")
                .query(Long.class)
                .single();
    }
}
