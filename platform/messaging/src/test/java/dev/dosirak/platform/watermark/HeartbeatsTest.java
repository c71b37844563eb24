package dev.dosirak.platform.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.outbox.OutboxRepublisher;
import dev.dosirak.platform.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// When an outbox speaks of itself, by what Kafka says of its topic; [PublishingTest] hears it.
class HeartbeatsTest {

    final SeenTopic topic = new SeenTopic();
    JdbcClient jdbc;
    OutboxRepublisher outboxRepublisher;
    Heartbeats heartbeats;

    /// One that Kafka knows as the test has it.
    static final class SeenTopic extends OwnTopic {

        Optional<TopicState> seen = Optional.of(new TopicState("the first", 1));

        SeenTopic() {
            super("notes.events", Map.of());
        }

        @Override
        synchronized Optional<TopicState> describe() {
            return seen;
        }
    }

    @BeforeEach
    void start() {
        var source = TestDatabases.with("heartbeats", "outbox");
        jdbc = JdbcClient.create(source);
        // Heartbeats are gone from the table when they are told.
        jdbc.sql("create table told (payload text)").update();
        jdbc.sql("""
                create function note_it() returns trigger language plpgsql as
                'begin insert into told values (new.payload); return new; end'
                """).update();
        jdbc.sql("create trigger note_it after insert on outbox for each row execute function note_it()")
                .update();
        var transactions = new JdbcTransactionManager(source);
        outboxRepublisher = new OutboxRepublisher(jdbc, transactions, Duration.ofHours(1));
        heartbeats = new Heartbeats("notes", topic, outboxRepublisher, jdbc, transactions, new EventJson());
    }

    /// It would come into the next topic, behind what was lost with this one.
    @Test
    void nothingIsToldWhileTheTopicIsNotToBeSeen() {
        heartbeats.send();
        assertThat(published()).hasSize(1);

        topic.seen = Optional.empty();
        heartbeats.send();
        assertThat(published()).hasSize(1);
    }

    @Test
    void whatATopicMadeAnewLostBeganBeforeTheOneBeforeWasLastSeen() {
        heartbeats.send();
        jdbc.sql("update outbox_topic set seen_at = seen_at - interval '2 hours', since = since - interval '2 days'")
                .update();
        topic.seen = Optional.of(new OwnTopic.TopicState("the second", 1));
        heartbeats.send();
        assertThat(published()).as("nothing to speak for yet").hasSize(1);

        assertThat(jdbc.sql("select from_at from outbox_retelling order by from_at desc limit 1")
                        .query((row, _) ->
                                row.getObject(1, OffsetDateTime.class).toInstant())
                        .single())
                .isBetween(
                        Instant.now().minusSeconds(3 * 3_600 + 100),
                        Instant.now().minusSeconds(3 * 3_600 - 100));
        outboxRepublisher.publishNext();
        heartbeats.send();
        assertThat(published()).last().asString().contains("since");
    }

    @Test
    void aTopicThatIsSeenAgainIsSeenNow() {
        heartbeats.send();
        jdbc.sql("update outbox_topic set seen_at = seen_at - interval '2 hours'")
                .update();
        heartbeats.send();

        assertThat(jdbc.sql("select seen_at > now() - interval '1 hour' from outbox_topic")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(outboxRepublisher.isRunning()).isFalse();
    }

    private List<String> published() {
        return jdbc.sql("select payload from told")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
