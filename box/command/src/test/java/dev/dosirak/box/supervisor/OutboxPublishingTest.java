package dev.dosirak.box.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.embedded.ConnectServer;
import dev.dosirak.platform.embedded.InfrastructureFailed;
import dev.dosirak.platform.embedded.InfrastructureFiles;
import dev.dosirak.platform.embedded.KafkaAccess;
import dev.dosirak.platform.embedded.KafkaServer;
import dev.dosirak.platform.embedded.OutboxSource;
import dev.dosirak.platform.embedded.OutboxWatchdog;
import dev.dosirak.platform.embedded.Ports;
import dev.dosirak.platform.embedded.PostgresServer;
import dev.dosirak.platform.embedded.SourceTree;
import dev.dosirak.platform.embedded.TestInfrastructure;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of an event from a committed row to Kafka, with the servers that a box runs. It takes minutes of waiting,
/// and
/// stands here because every other module would wait for it in [dev.dosirak.platform.embedded].
class OutboxPublishingTest {

    private static final InfrastructureFiles FILES = InfrastructureFiles.of(SourceTree.root());
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String REST_PASSWORD = "a password of Connect";
    private static final UUID MINA = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID JUNHO = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final String NOON = "2026-11-21T12:00:00.123456Z";

    // So little that a slot can be made to lose its place within a test.
    private static final Map<String, String> LITTLE_LOG =
            Map.of("max_slot_wal_keep_size", "16MB", "min_wal_size", "32MB", "max_wal_size", "32MB");

    @TempDir
    static Path folder;

    static PostgresServer postgres;
    static KafkaServer kafka;
    static ConnectServer connect;

    @BeforeAll
    static void start() {
        postgres = startPostgres(Ports.free());
        kafka = startKafka(Ports.free());
        connect = startConnect();
    }

    private static PostgresServer startPostgres(int port) {
        return PostgresServer.start(
                FILES,
                new PostgresServer.Settings(
                        folder.resolve("postgres"), port, folder.resolve("postgres.log"), LITTLE_LOG));
    }

    private static KafkaServer startKafka(int port) {
        return KafkaServer.start(
                FILES,
                new KafkaServer.Settings(
                        folder.resolve("kafka"),
                        port,
                        Ports.free(),
                        folder.resolve("kafka.log"),
                        "open \"sesame\"",
                        Map.of()));
    }

    private static ConnectServer startConnect() {
        return ConnectServer.start(
                FILES,
                new ConnectServer.Settings(
                        folder.resolve("connect"),
                        Ports.free(),
                        kafka.bootstrapServers(),
                        folder.resolve("connect.log"),
                        kafka.access(),
                        REST_PASSWORD,
                        Map.of()));
    }

    @AfterAll
    static void stop() {
        connect.close();
        kafka.close();
        postgres.close();
    }

    @Test
    void aRowBecomesOneRecordWithKeyHeadersAndPayload() throws Exception {
        var outbox = Outbox.of(postgres, "payment");
        connect.connectors().ensureOutbox(outbox.source(), LIMIT);
        var id = UUID.randomUUID();
        try (var connection = outbox.connect()) {
            outbox.write(connection, id, MINA, 7, NOON);
        }

        var record = read("payment.events", 1).getFirst();

        assertThat(record.key()).isEqualTo(MINA.toString());
        assertThat(record.value()).isEqualTo("{\"dish\": \"김밥\", \"sequence\": 7}");
        assertThat(Topic.headers(record))
                .isEqualTo(Map.of(
                        "ce_id", id.toString(),
                        "ce_type", "payment.placed.v1",
                        "ce_source", "payment",
                        "ce_specversion", "1.0",
                        "content-type", "application/json",
                        "ce_time", NOON,
                        "ce_subject", MINA.toString(),
                        "sequence", "7",
                        "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    }

    @Test
    void whoDoesNotKnowThePasswordSeesNothingAndWhoDoesSeesNoOtherPassword() throws Exception {
        var outbox = Outbox.of(postgres, "review");
        connect.connectors().ensureOutbox(outbox.source(), LIMIT);
        var settings = connect.url().resolve("/connectors/outbox-review/config");
        var login = Base64.getEncoder().encodeToString(("dosirak:" + REST_PASSWORD).getBytes(StandardCharsets.UTF_8));
        var wrong = Base64.getEncoder().encodeToString("dosirak:dosirak".getBytes(StandardCharsets.UTF_8));

        assertThat(get(settings, "").statusCode()).isEqualTo(401);
        assertThat(get(settings, "Basic " + wrong).statusCode()).isEqualTo(401);
        assertThat(get(settings, "Basic " + login).body())
                .contains("\"database.password\":\"${directory:")
                .doesNotContain("\"database.password\":\"" + outbox.database().password());
        assertThatThrownBy(() -> Topic.partitions(kafka.bootstrapServers(), KafkaAccess.OPEN, "review.events"))
                .isInstanceOf(KafkaException.class);
        assertThatThrownBy(() ->
                        Topic.partitions(kafka.bootstrapServers(), KafkaAccess.of("dosirak", "guess"), "review.events"))
                .isInstanceOf(SaslAuthenticationException.class);
        assertThat(Files.getPosixFilePermissions(folder.resolve("connect/secrets/review")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    /// No password is asked for there, and a body of any size would be read.
    @Test
    void whatWorkersSayToEachOtherIsRefusedUnread() throws Exception {
        for (var address : List.of("/connectors/outbox-order/tasks", "/connectors/outbox-order/fence/")) {
            try (var http = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(connect.url().resolve(address))
                        .POST(HttpRequest.BodyPublishers.ofString("[]"));
                assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    private static HttpResponse<String> get(URI url, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(url).header("Authorization", authorization);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aRecordIsACloudEventToOtherPeoplesPrograms() throws Exception {
        var outbox = Outbox.of(postgres, "ad");
        connect.connectors().ensureOutbox(outbox.source(), LIMIT);
        var id = UUID.randomUUID();
        try (var connection = outbox.connect()) {
            outbox.write(connection, id, MINA, 7, NOON);
        }
        var record = read("ad.events", 1).getFirst();

        try (var sdk = new CloudEventDeserializer()) {
            var event = sdk.deserialize(
                    record.topic(), record.headers(), record.value().getBytes(UTF_8));
            assertThat(event.getId()).isEqualTo(id.toString());
            assertThat(event.getType()).isEqualTo("ad.placed.v1");
            assertThat(event.getSource()).hasToString("ad");
            assertThat(event.getSubject()).isEqualTo(MINA.toString());
            assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse(NOON));
            assertThat(event.getDataContentType()).isEqualTo("application/json");
            var data = Objects.requireNonNull(event.getData());
            assertThat(data.toBytes()).isEqualTo(record.value().getBytes(UTF_8));
        }
    }

    @Test
    void nothingIsLostOrReorderedWhenEverythingIsKilled() throws Exception {
        var outbox = Outbox.of(postgres, "order");
        connect.connectors().ensureOutbox(outbox.source(), LIMIT);
        writeOrders(outbox, 1, 300);
        connect.process().destroyForcibly().waitFor();
        writeOrders(outbox, 301, 600);
        connect = startConnect();
        postgres.process().destroyForcibly().waitFor();
        postgres = startPostgres(postgres.port());
        writeOrders(outbox, 601, 900);
        kafka.process().destroyForcibly().waitFor();
        kafka = startKafka(kafka.port());
        writeOrders(outbox, 901, 1200);

        var records = Topic.read(
                kafka.bootstrapServers(),
                kafka.access(),
                "order.events",
                it -> sequences(it, JUNHO).contains(1200L)
                        && sequences(it, MINA).contains(1200L));

        assertThat(sequences(records, MINA)).isEqualTo(upTo(1200));
        assertThat(sequences(records, JUNHO)).isEqualTo(upTo(1200));
    }

    @Test
    void aQuietDatabaseDoesNotHoldTheLogBack() throws Exception {
        var quiet = Outbox.of(postgres, "delivery");
        var busy = Outbox.of(postgres, "relay");
        connect.connectors().ensureOutbox(withHeartbeat(quiet, Duration.ofSeconds(1)), LIMIT);
        writeOrders(busy, 1, 200);
        var written = busy.currentPosition();

        await().atMost(LIMIT).until(() -> quiet.hasConfirmed(written));
    }

    /// It looks for its place in the log, and a quiet database gives it no commit to find it by.
    @Test
    void norWhenItsReaderWasKilledAfterTheLastEvent() throws Exception {
        var quiet = Outbox.of(postgres, "settlement");
        connect.connectors().ensureOutbox(withHeartbeat(quiet, Duration.ofSeconds(8)), LIMIT);
        writeOrdersUntilNoted(quiet);
        var noted = quiet.currentPosition();
        await().atMost(LIMIT).until(() -> quiet.hasConfirmed(noted));
        connect.process().destroyForcibly().waitFor();
        await().atMost(LIMIT).until(() -> !quiet.isRead());
        var written = quiet.currentPosition();
        connect = startConnect();

        await().atMost(LIMIT).until(() -> quiet.hasConfirmed(written));
    }

    private static OutboxSource withHeartbeat(Outbox outbox, Duration heartbeat) {
        var source = outbox.source();
        return new OutboxSource(
                source.database(), source.host(), source.port(), source.user(), source.password(), heartbeat);
    }

    @Test
    void aLostSlotIsMadeUpForFromTheTable() throws Exception {
        var outbox = Outbox.of(postgres, "shop");
        connect.connectors().ensureOutbox(outbox.source(), LIMIT);
        writeOrdersUntilNoted(outbox);
        connect.process().destroyForcibly().waitFor();
        await().atMost(LIMIT).until(() -> !outbox.isRead());
        postgres.execute("shop", "select pg_drop_replication_slot('shop_outbox')");
        writeOrders(outbox, 51, 100);
        connect = startConnect();

        var records = Topic.read(
                kafka.bootstrapServers(),
                kafka.access(),
                "shop.events",
                it -> sequences(it, JUNHO).contains(100L) && sequences(it, MINA).contains(100L));

        assertThat(sequences(records, MINA)).isEqualTo(upTo(100));
        assertThat(sequences(records, JUNHO)).isEqualTo(upTo(100));
    }

    @Test
    void aSlotWhoseLogIsGoneIsMadeUpForFromTheTable() throws Exception {
        var outbox = Outbox.of(postgres, "identity");
        connect.connectors().ensureOutbox(outbox.source(), LIMIT);
        writeOrdersUntilNoted(outbox);
        connect.process().destroyForcibly().waitFor();
        await().atMost(LIMIT).until(() -> !outbox.isRead());
        writeOrders(outbox, 51, 100);
        postgres.execute(
                "identity",
                "select pg_logical_emit_message(false, 'noise', repeat('x', 1000000)) from generate_series(1, 80)");
        postgres.execute("identity", "checkpoint");
        assertThat(outbox.hasLostItsPlace()).isTrue();
        connect = startConnect();
        var watchdog = new OutboxWatchdog(connect.connectors(), List.of(outbox.source()));
        await().atMost(LIMIT).until(() -> {
            watchdog.look();
            return outbox.isRead();
        });

        var records = Topic.read(
                kafka.bootstrapServers(),
                kafka.access(),
                "identity.events",
                it -> sequences(it, JUNHO).contains(100L) && sequences(it, MINA).contains(100L));
        assertThat(sequences(records, MINA)).isEqualTo(upTo(100));
        assertThat(sequences(records, JUNHO)).isEqualTo(upTo(100));
    }

    /// Its reader has not failed, so that only the look at its server can find it.
    @Test
    void aLostSlotIsFoundThoughAnotherDatabaseOfItsServerCannotBeAsked() throws Exception {
        var outbox = Outbox.of(postgres, "campaign");
        var source = outbox.source();
        var other = Outbox.of(postgres, "ledger").source();
        var locked = new OutboxSource(other.database(), other.host(), other.port(), other.user(), "wrong");
        postgres.execute("campaign", "select pg_create_logical_replication_slot('campaign_outbox', 'pgoutput')");
        postgres.execute(
                "campaign",
                "select pg_logical_emit_message(false, 'noise', repeat('x', 1000000)) from generate_series(1, 80)");
        postgres.execute("campaign", "checkpoint");
        assertThat(outbox.hasLostItsPlace()).isTrue();

        var watchdog = new OutboxWatchdog(connect.connectors(), List.of(locked, source));

        assertThat(watchdog.look()).singleElement().asString().contains("outbox-campaign was away for so long");
    }

    @Test
    void aConnectorThatFailedIsHealed() throws Exception {
        var outbox = Outbox.in(postgres, "gateway");
        assertThatThrownBy(() -> connect.connectors().ensureOutbox(outbox.source(), Duration.ofSeconds(2)))
                .isInstanceOf(InfrastructureFailed.class)
                .hasMessageContaining("The outbox of gateway is not being published");
        await().atMost(LIMIT).until(() -> connect.connectors().failed().contains("outbox-gateway"));
        outbox.migrate();
        try (var connection = outbox.connect()) {
            outbox.write(connection, UUID.randomUUID(), MINA, 1, NOON);
        }

        var watchdog = new OutboxWatchdog(connect.connectors(), List.of(outbox.source()));
        await().atMost(LIMIT).until(() -> {
            watchdog.look();
            return outbox.isRead();
        });

        assertThat(read("gateway.events", 1)).hasSize(1);
    }

    @Test
    void anOutboxIsPublishedForTestsThatAsk() throws Exception {
        var infrastructure = TestInfrastructure.get();
        var outbox = new Outbox(infrastructure.newDatabase("lunch"), 0);
        outbox.migrate();
        infrastructure.publishOutbox(outbox.database());
        try (var connection = outbox.connect()) {
            outbox.write(connection, UUID.randomUUID(), UUID.randomUUID(), 1, NOON);
        }

        var topic = outbox.database().name() + ".events";
        assertThat(Topic.read(infrastructure.kafkaBootstrapServers(), topic, it -> !it.isEmpty()))
                .hasSize(1);
    }

    /// 50 orders, and waits until Connect has noted how far it is: one that never noted it begins anew by
    /// itself.
    private static void writeOrdersUntilNoted(Outbox outbox) throws Exception {
        writeOrders(outbox, 1, 49);
        var position = outbox.currentPosition();
        writeOrders(outbox, 50, 50);
        await().atMost(LIMIT).until(() -> outbox.hasConfirmed(position));
    }

    private static void writeOrders(Outbox outbox, int from, int to) throws Exception {
        try (var connection = outbox.connect()) {
            for (var sequence = from; sequence <= to; sequence++) {
                outbox.write(connection, UUID.randomUUID(), MINA, sequence, NOON);
                outbox.write(connection, UUID.randomUUID(), JUNHO, sequence, NOON);
            }
        }
    }

    private static List<ConsumerRecord<String, String>> read(String topic, int records) {
        return Topic.read(kafka.bootstrapServers(), kafka.access(), topic, it -> it.size() >= records);
    }

    /// The order in which a consumer that ignores repetitions sees the events of a key.
    private static List<Long> sequences(List<ConsumerRecord<String, String>> records, UUID key) {
        var seen = new ArrayList<Long>();
        for (var record : records) {
            var sequence = Long.valueOf(Topic.headers(record).get("sequence"));
            if (record.key().equals(key.toString()) && !seen.contains(sequence)) {
                seen.add(sequence);
            }
        }
        return seen;
    }

    private static List<Long> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Long::valueOf).toList();
    }
}
