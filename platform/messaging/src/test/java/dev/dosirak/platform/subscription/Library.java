package dev.dosirak.platform.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.inbox.PostgresInbox;
import dev.dosirak.platform.testing.TestDatabases;
import dev.dosirak.platform.watermark.PostgresWatermarks;
import dev.dosirak.platform.watermark.Watermarks;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A service that puts every title it hears on its shelf, over a real database. Kafka is whoever calls it.
final class Library {

    static final String CONSUMER = "library.shelf";
    static final String TOPIC = "press.events";

    record Book(String title) {}

    final JdbcClient jdbc;
    final EventJson json = new EventJson();
    final Watermarks watermarks;
    final TransactionalListener transactionalListener;
    final ParkedEvents parkedEvents;

    /// @param reading what happens to each title before it is on the shelf
    Library(Consumer<String> reading, boolean sharing) {
        var source = TestDatabases.with("library", "inbox");
        jdbc = JdbcClient.create(source);
        jdbc.sql("create table shelf (number bigint generated always as identity, title text not null)")
                .update();
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var inbox = new PostgresInbox(jdbc);
        var lot = new ParkedEventStore(jdbc, Clock.systemUTC());
        watermarks = new PostgresWatermarks(jdbc);
        var books = Subscription.of(CONSUMER, "press").on("press.printed.v1", Book.class, book -> {
            reading.accept(book.title());
            jdbc.sql("insert into shelf (title) values (?)").param(book.title()).update();
        });
        var subscription = sharing ? books.sharingTransactions() : books;
        transactionalListener = new TransactionalListener(
                subscription,
                transaction,
                inbox,
                lot,
                json,
                new Trace(ObservationRegistry.NOOP),
                new WatermarkRecorder(subscription, watermarks, json));
        parkedEvents = new ParkedEvents(
                Map.of(new ParkedEvents.Source(CONSUMER, TOPIC), transactionalListener), lot, inbox, transaction);
    }

    List<String> shelf() {
        return jdbc.sql("select title from shelf order by number")
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<ParkedEvent> parked() {
        return parkedEvents.list(CONSUMER, 0, 1_000);
    }

    static ConsumerRecord<byte[], byte[]> book(UUID event, UUID key, long offset, String title) {
        return printed(event.toString(), bytes(key.toString()), offset, bytes("{\"title\": \"%s\"}".formatted(title)));
    }

    static ConsumerRecord<byte[], byte[]> printed(
            String event, byte @Nullable [] key, long offset, byte @Nullable [] value) {
        return record("press.printed.v1", event, 0, key, offset, value);
    }

    @SuppressWarnings("NullAway") // a record of Kafka may well have neither key nor value
    static ConsumerRecord<byte[], byte[]> record(
            String type, String event, int partition, byte @Nullable [] key, long offset, byte @Nullable [] value) {
        var record = new ConsumerRecord<byte[], byte[]>(TOPIC, partition, offset, key, value);
        record.headers()
                .add("ce_id", bytes(event))
                .add("ce_type", bytes(type))
                .add("ce_time", bytes("2026-05-04T03:00:00Z"))
                .add("sequence", bytes("1"));
        return record;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
