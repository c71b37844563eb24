package dev.dosirak.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.testing.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What is published again and when, as the table has it; `PublishingTest` receives it.
@Timeout(120)
class OutboxRepublisherTest {

    static final String WAITS_FOR_A_LOCK = """
            select exists (select
                             from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock')
            """;

    final UUID mina = UUID.randomUUID();
    final UUID junho = UUID.randomUUID();
    final DataSource source = TestDatabases.with("retelling", "outbox");
    final JdbcClient jdbc = JdbcClient.create(source);
    final JdbcTransactionManager transactions = new JdbcTransactionManager(source);
    final TransactionTemplate transaction = new TransactionTemplate(transactions);
    final OutboxRepublisher outboxRepublisher = new OutboxRepublisher(jdbc, transactions, Duration.ofHours(1));

    /// As another retelling does, whose node has lost its lease.
    @Test
    void aRowThatIsDeletedMeanwhileIsNotTakenForTheEnd() {
        for (int number = 0; number < 501; number++) {
            publish(mina, Duration.ZERO);
        }
        outboxRepublisher.request(Instant.EPOCH, Instant.now().plusSeconds(60), "a disk was lost");
        var telling = Thread.ofPlatform().unstarted(outboxRepublisher::publishNext);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from outbox where id = (select id from outbox order by at, id limit 1)")
                    .update();
            telling.start();
            await().until(() -> jdbc.sql(WAITS_FOR_A_LOCK).query(Boolean.class).single());
        });
        join(telling);

        assertThat(outboxRepublisher.isRunning()).as("one is left").isTrue();
        outboxRepublisher.publishNext();
        assertThat(published()).isEqualTo(501);
        assertThat(outboxRepublisher.isRunning()).isFalse();
    }

    /// However long the outbox is, and however little of it is hers.
    @Test
    void theRowsOfOneAggregateAreLookedForInAFewSlicesOfTimeAtOnce() {
        for (int slice = 1; slice <= 15; slice++) {
            publish(junho, Duration.ofMinutes(-20L * slice));
        }
        publish(mina, Duration.ofMinutes(-19));
        publish(mina, Duration.ZERO);
        outboxRepublisher.request(List.of(mina), "she missed them");
        outboxRepublisher.publishNext();
        assertThat(published()).as("not seen yet").isZero();
        assertThat(outboxRepublisher.isRunning()).isTrue();

        outboxRepublisher.publishNext();
        assertThat(published()).isEqualTo(2);
        assertThat(outboxRepublisher.isRunning()).isFalse();
    }

    @Test
    void manyRowsOfOneAggregateInOneSliceAreAllTold() {
        transaction.executeWithoutResult(_ -> {
            for (int number = 0; number < 1_001; number++) {
                publish(mina, Duration.ZERO);
            }
        });
        outboxRepublisher.request(List.of(mina), "she missed them");
        outboxRepublisher.publishNext();
        assertThat(published()).isEqualTo(500);
        outboxRepublisher.publishNext();
        outboxRepublisher.publishNext();

        assertThat(published()).isEqualTo(1_001);
        assertThat(outboxRepublisher.isRunning()).isFalse();
    }

    @Test
    void whatCannotBeToldNowKeepsNothingElseFromBeingToldAndIsTriedAgain() {
        publish(mina, Duration.ZERO);
        publish(junho, Duration.ZERO);
        publish(UUID.randomUUID(), Duration.ofDays(-1));
        jdbc.sql("alter table outbox add constraint not_now check (aggregateid <> '%s') not valid".formatted(mina))
                .update();
        outboxRepublisher.request(List.of(junho), "he missed them");
        outboxRepublisher.request(List.of(mina), Instant.now().minusSeconds(600), "she missed them");
        outboxRepublisher.request(Instant.EPOCH, Instant.now().minus(Duration.ofHours(2)), "a disk was lost");
        outboxRepublisher.publishNext();
        assertThat(published()).as("his, and the span").isEqualTo(2);
        assertThat(outboxRepublisher.isRunning()).isTrue();

        jdbc.sql("alter table outbox drop constraint not_now").update();
        outboxRepublisher.publishNext();
        assertThat(published()).as("not at once").isEqualTo(2);
        jdbc.sql("update outbox_retelling set failed_at = failed_at - interval '61 seconds'")
                .update();
        outboxRepublisher.publishNext();
        assertThat(published()).isEqualTo(3);
        assertThat(outboxRepublisher.isRunning()).isFalse();
    }

    /// They have spoken for that time already.
    @Test
    void whatPeopleAskForHoldsNoHeartbeatBackAndWhatATopicLostDoes() {
        outboxRepublisher.request(Instant.EPOCH, Instant.now().plusSeconds(60), "a disk was lost");
        assertThat(outboxRepublisher.missingUpTo()).isEmpty();

        outboxRepublisher.requestEverything(Instant.now(), "the topic was made anew");
        assertThat(outboxRepublisher.missingUpTo()).isPresent();
    }

    /// Kafka may have been away for long before anybody could see that the topic is another one.
    @Test
    void whatATopicLostIsToldFromWhenItWasLastSeen() {
        publish(mina, Duration.ofHours(-60));
        publish(mina, Duration.ofHours(-20));
        publish(mina, Duration.ofMinutes(-150));
        publish(mina, Duration.ZERO);
        var seen = Instant.now().minus(Duration.ofHours(2));
        outboxRepublisher.requestEverything(seen, "the topic was made anew");
        outboxRepublisher.publishNext();
        assertThat(published()).isEqualTo(2);
        var since = outboxRepublisher.missingUpTo().orElseThrow();
        assertThat(since).isBetween(seen.minusSeconds(3_601), seen.minusSeconds(3_599));

        outboxRepublisher.publishNext();
        assertThat(published()).as("the day before").isEqualTo(3);
        outboxRepublisher.publishNext();
        assertThat(published()).isEqualTo(4);
        assertThat(outboxRepublisher.missingUpTo()).isEmpty();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(UUID key, Duration fromNow) {
        var outbox = new PostgresOutbox("notes", jdbc, new EventJson(), Clock.offset(Clock.systemUTC(), fromNow));
        transaction.executeWithoutResult(
                _ -> outbox.publish(key, 1, new Message("note.written.v1", Map.of("text", "note"))));
    }

    private long published() {
        return jdbc.sql("select sum(told) from outbox_retelling")
                .query(Long.class)
                .single();
    }
}
