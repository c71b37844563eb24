package dev.dosirak.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.testing.TestDatabases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RedeliveryTest {

    static final DataSource DATABASE = TestDatabases.with("unheard", "outbox");
    static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    static final OutboxRepublisher RETELLING =
            new OutboxRepublisher(JDBC, new JdbcTransactionManager(DATABASE), Duration.ofHours(1));

    final Redelivery redelivery = new Redelivery(JDBC, new JdbcTransactionManager(DATABASE), RETELLING);
    final String reader = "reader-" + UUID.randomUUID();

    @Test
    void whatAReaderNeverHeardIsToldAgainAtOnceAndNotBeforeAPause() {
        var mina = Ids.next();
        publish(mina);
        publish(Ids.next());
        redelivery.redeliver(reader, List.of(mina, mina));
        redelivery.redeliver(reader, List.of(mina));
        RETELLING.publishNext();

        assertThat(asked(mina)).isEqualTo(1);
        assertThat(published(mina))
                .as("found by the time that its id bears, and nothing else is")
                .isEqualTo(1);
        redelivery.redeliver("another-" + reader, List.of(mina));
        assertThat(asked(mina)).as("another reader").isEqualTo(2);
    }

    @Test
    void allOfOneKindAreToldAgainAndNoOthers() {
        var mina = Ids.next();
        var junho = Ids.next();
        publish(mina, reader);
        publish(junho);
        RETELLING.requestAllOf("nobody.did.v1", Duration.ofHours(6), reader);
        RETELLING.requestAllOf(reader, Duration.ofHours(6), reader);
        RETELLING.requestAllOf(reader, Duration.ofHours(6), reader);

        assertThat(asked(mina)).as("once in six hours").isEqualTo(1);
        assertThat(asked(junho)).isZero();
        JDBC.sql("update outbox_retelling set asked_at = asked_at - interval '6 hours'")
                .update();
        RETELLING.requestAllOf(reader, Duration.ofHours(6), reader);
        assertThat(asked(mina)).isEqualTo(2);
    }

    @Test
    void theOldKeepTheYoungFromNothing() {
        var mina = Ids.next();
        var junho = UUID.fromString("0190163d-8694-7000-8000-000000000000"); // of June 2024
        redelivery.redeliver(reader, List.of(mina, junho));

        assertThat(from(mina)).isAfter(Instant.now().minus(Duration.ofHours(1)));
        assertThat(from(junho)).isBefore(Instant.now().minus(Duration.ofDays(1)));
    }

    @Test
    void nobodyCountsAsToldAgainWhomThatWasNotAskedFor() {
        var mina = Ids.next();
        JDBC.sql("alter table outbox_retelling add constraint not_now check (why not like '%s%%') not valid"
                        .formatted(reader))
                .update();
        assertThatThrownBy(() -> redelivery.redeliver(reader, List.of(mina))).hasMessageContaining("not_now");
        JDBC.sql("alter table outbox_retelling drop constraint not_now").update();
        redelivery.redeliver(reader, List.of(mina));

        assertThat(asked(mina)).isEqualTo(1);
    }

    /// The outbox has nothing left of it, for instance.
    @Test
    void whatIsToldInVainIsANumberThatPeopleSee() {
        var meters = new SimpleMeterRegistry();
        var lost = UUID.randomUUID();
        var figures = redelivery.metricsJob(meters);
        for (int times = 1; times <= 3; times++) {
            figures.work().run();
            assertThat(inVain(meters)).isZero();
            redelivery.redeliver(reader, List.of(lost));
            pass(30);
        }
        redelivery.redeliver(reader, List.of(lost));
        figures.work().run();
        assertThat(inVain(meters)).isEqualTo(1);

        pass(16);
        figures.work().run();
        assertThat(inVain(meters)).as("nobody misses it any more").isZero();
    }

    @Test
    void thatNobodyIsToldInVainIsANumberToo() {
        var meters = new SimpleMeterRegistry();
        JDBC.sql("delete from outbox_unheard").update();
        redelivery.metricsJob(meters).work().run();

        assertThat(meters.get("dosirak.outbox.told_in_vain").gauge().value()).isZero();
    }

    /// However often it is seen to be unknown.
    @RepeatedTest(20)
    void pausesGrowAndNobodyIsToldAgainInAStorm(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var lost = UUID.randomUUID();
        int times = 0;
        int expected = 0;
        int sinceTold = 0;
        for (int look = 0; look < 40; look++) {
            int minutes = random.nextInt(10) == 0 ? 61 + random.nextInt(400) : random.nextInt(11);
            sinceTold += minutes;
            pass(minutes);
            redelivery.redeliver(reader, List.of(lost));
            boolean anew = times == 0 || minutes >= 61;
            if (anew || sinceTold >= Math.min(5 << Math.min(times - 1, 7), 360)) {
                times = anew ? 1 : times + 1;
                sinceTold = 0;
                expected++;
            }
            assertThat(asked(lost)).as("look %d", look).isEqualTo(expected);
        }
    }

    private void pass(int minutes) {
        JDBC.sql("""
                update outbox_unheard
                   set told_at = told_at - make_interval(mins => :minutes),
                       seen_at = seen_at - make_interval(mins => :minutes)
                 where reader = :reader
                """).param("minutes", minutes).param("reader", reader).update();
    }

    private static void publish(UUID key) {
        publish(key, "note.written.v1");
    }

    private static void publish(UUID key, String type) {
        new TransactionTemplate(new JdbcTransactionManager(DATABASE))
                .executeWithoutResult(_ -> new PostgresOutbox("unheard", JDBC, new EventJson(), Clock.systemUTC())
                        .publish(key, 1, new Message(type, Map.of())));
    }

    private double inVain(SimpleMeterRegistry meters) {
        var gauge =
                meters.find("dosirak.outbox.told_in_vain").tag("reader", reader).gauge();
        return gauge == null ? 0 : gauge.value();
    }

    private static long asked(UUID aggregate) {
        return JDBC.sql("select count(*) from outbox_retelling where ? = any (aggregates)")
                .param(aggregate)
                .query(Long.class)
                .single();
    }

    private static Instant from(UUID aggregate) {
        return JDBC.sql("select from_at from outbox_retelling where ? = any (aggregates)")
                .param(aggregate)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private static long published(UUID aggregate) {
        return JDBC.sql("select sum(told) from outbox_retelling where ? = any (aggregates)")
                .param(aggregate)
                .query(Long.class)
                .single();
    }
}
