package dev.dosirak.platform.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.box.embedded.TestInfrastructure;
import dev.dosirak.platform.loop.Supervisor;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sweep.Sweeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Two nodes of one service.
class LeasesTest {

    static final Duration LONG = Duration.ofHours(1);
    static final DriverManagerDataSource DATABASE = database();
    static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    static final TransactionTemplate TRANSACTION = new TransactionTemplate(new JdbcTransactionManager(DATABASE));

    final Leases seoul = new Leases(JDBC);
    final Leases busan = new Leases(JDBC);
    final String work = "work-" + UUID.randomUUID();

    static DriverManagerDataSource database() {
        var database = TestInfrastructure.get().newDatabase("lease");
        var source = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform/lease")
                .load()
                .migrate();
        return source;
    }

    @Test
    void oneNodeHasItAndMayGoOn() {
        assertThat(seoul.take(work, LONG)).isPresent();
        assertThat(busan.take(work, LONG)).isEmpty();
        assertThat(seoul.take(work, LONG)).isPresent();
    }

    @Test
    void aNodeThatDiedIsReplacedWhenItsTimeIsOver() {
        var first = seoul.take(work, LONG).orElseThrow();
        timePasses();

        assertThat(busan.take(work, LONG))
                .hasValueSatisfying(it -> assertThat(it.term()).isEqualTo(first.term() + 1));
    }

    @Test
    void aNodeThatWasPausedCannotFinishWhatAnotherHasTakenOver() {
        var paused = seoul.take(work, LONG).orElseThrow();
        timePasses();
        assertThat(busan.take(work, LONG)).isPresent();

        assertThatThrownBy(() -> TRANSACTION.executeWithoutResult(_ -> paused.insist()))
                .isInstanceOf(LeaseLost.class);
        assertThatThrownBy(paused::renew).isInstanceOf(LeaseLost.class);
    }

    @Test
    void nobodyTakesOverWhileATransactionThatInsistedIsOpen() {
        var late = seoul.take(work, LONG).orElseThrow();
        timePasses();
        TRANSACTION.executeWithoutResult(_ -> {
            late.insist();
            assertThat(takenBy(busan)).as("in the middle of it").isEmpty();
        });

        assertThat(takenBy(busan)).isPresent();
    }

    /// From a thread of its own, because a connection belongs to the transaction of its thread.
    private Optional<Lease> takenBy(Leases node) {
        var taken = new Object() {
            Optional<Lease> lease = Optional.empty();
        };
        try {
            Thread.ofVirtual().start(() -> taken.lease = node.take(work, LONG)).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return taken.lease;
    }

    @Test
    void itIsKeptWhileTheWorkGoesOn() {
        var length = Duration.ofMillis(90);
        seoul.take(work, length).orElseThrow().during(() -> {
            var before = endsAt();
            await().until(() -> !endsAt().equals(before));
        });
    }

    @Test
    void whoLeavesInGoodOrderGivesBack() {
        seoul.take(work, LONG);
        seoul.destroy();

        assertThat(busan.take(work, LONG)).isPresent();
    }

    @Test
    void aSweepIsDoneByOneNodeAndThenByTheOther() {
        var doneInSeoul = new AtomicInteger();
        var doneInBusan = new AtomicInteger();
        var seoulRuns = sweeping(seoul, doneInSeoul);
        await().until(() -> doneInSeoul.get() > 0);
        var busanRuns = sweeping(busan, doneInBusan);
        int before = doneInSeoul.get();
        await().until(() -> doneInSeoul.get() > before + 10);
        assertThat(doneInBusan).hasValue(0);

        seoulRuns.stop();
        seoul.destroy();
        await().until(() -> doneInBusan.get() > 0);
        busanRuns.stop();
    }

    private Supervisor sweeping(Leases node, AtomicInteger done) {
        var meters = new SimpleMeterRegistry();
        var supervisor = new Supervisor(meters);
        new Sweeper(supervisor, Optional.of(node), meters)
                .run(List.of(new Sweep(work, Duration.ofMillis(5), done::incrementAndGet)));
        supervisor.start();
        return supervisor;
    }

    private void timePasses() {
        JDBC.sql("update lease set ends_at = now() where name = ?").param(work).update();
    }

    private String endsAt() {
        return JDBC.sql("select ends_at::text from lease where name = ?")
                .param(work)
                .query((row, _) -> row.getString(1))
                .single();
    }
}
