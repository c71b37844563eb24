package dev.dosirak.platform.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.job.JobScheduler;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.loop.Supervisor;
import dev.dosirak.platform.testing.TestDatabases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two nodes of one service.
class LeasesTest {

    static final Duration LONG = Duration.ofHours(1);
    static final DataSource DATABASE = TestDatabases.with("lease", "lease");
    static final JdbcClient JDBC = JdbcClient.create(DATABASE);

    final Leases seoul = new Leases(JDBC);
    final Leases busan = new Leases(JDBC);
    final String work = "work-" + UUID.randomUUID();

    @Test
    void oneNodeHasItAndMayGoOn() {
        assertThat(seoul.acquire(work, LONG)).isPresent();
        assertThat(busan.acquire(work, LONG)).isEmpty();
        assertThat(seoul.acquire(work, LONG)).isPresent();
    }

    @Test
    void aNodeThatDiedIsReplacedWhenItsTimeIsOver() {
        seoul.acquire(work, LONG);
        timePasses();

        assertThat(busan.acquire(work, LONG)).isPresent();
        assertThat(seoul.acquire(work, LONG)).isEmpty();
    }

    @Test
    void aNodeThatWasPausedDoesNotTakeBackWhatAnotherHasTakenOver() {
        var paused = seoul.acquire(work, LONG).orElseThrow();
        timePasses();
        var next = busan.acquire(work, LONG).orElseThrow();

        assertThat(paused.renew()).isFalse();
        assertThat(next.renew()).isTrue();
        assertThat(busan.acquire(work, LONG)).isPresent();
    }

    @Test
    void whatWasTakenAnewIsNotRenewedByTheOldHand() {
        var paused = seoul.acquire(work, LONG).orElseThrow();
        timePasses();
        busan.acquire(work, LONG);
        timePasses();
        var anew = seoul.acquire(work, LONG).orElseThrow();

        assertThat(paused.renew()).isFalse();
        assertThat(anew.renew()).isTrue();
    }

    @Test
    void itIsKeptWhileTheWorkGoesOn() {
        var length = Duration.ofMillis(90);
        seoul.acquire(work, length).orElseThrow().during(() -> {
            var before = endsAt();
            await().until(() -> !endsAt().equals(before));
        });
    }

    @Test
    void whoLeavesInGoodOrderGivesBack() {
        seoul.acquire(work, LONG);
        seoul.destroy();

        assertThat(busan.acquire(work, LONG)).isPresent();
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

    @Test
    void theFailuresOfASweepAreToBeSeenBeforeThereIsOne() {
        var meters = new SimpleMeterRegistry();
        new JobScheduler(new Supervisor(meters), Optional.of(seoul), meters)
                .run(List.of(new ScheduledJob(work, LONG, () -> {})));

        assertThat(meters.get("dosirak.sweep.failures")
                        .tag("sweep", work)
                        .counter()
                        .count())
                .isZero();
    }

    private Supervisor sweeping(Leases node, AtomicInteger done) {
        var meters = new SimpleMeterRegistry();
        var supervisor = new Supervisor(meters);
        new JobScheduler(supervisor, Optional.of(node), meters)
                .run(List.of(new ScheduledJob(work, Duration.ofMillis(5), done::incrementAndGet)));
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
