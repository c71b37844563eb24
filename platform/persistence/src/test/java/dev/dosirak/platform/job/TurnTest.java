package dev.dosirak.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.lease.Leases;
import dev.dosirak.platform.loop.Supervisor;
import dev.dosirak.platform.testing.TestDatabases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class TurnTest {

    static final JdbcClient JDBC = JdbcClient.create(TestDatabases.with("turn", "lease"));

    final ScheduledJob scheduledJob = new ScheduledJob("work-" + UUID.randomUUID(), Duration.ofHours(1), () -> {});
    final Turn seoul = new Turn(new Leases(JDBC), scheduledJob);
    final Turn busan = new Turn(new Leases(JDBC), scheduledJob);

    @Test
    void whatWasTakenIsGoodForSomeLooksWithoutATrace() {
        assertThat(seoul.take()).isPresent();
        var before = endsAt();

        assertThat(seoul.take()).isPresent();
        assertThat(endsAt()).isEqualTo(before);
    }

    @Test
    void anothersIsAskedForEveryTime() {
        seoul.take();
        assertThat(busan.take()).isEmpty();

        JDBC.sql("update lease set ends_at = now()").update();

        assertThat(busan.take()).isPresent();
    }

    @Test
    void whatCouldNotBeRenewedIsNotGoodAnyMore() {
        var time = new AtomicLong();
        var daegu = new Turn(new Leases(JDBC), scheduledJob, time::get);
        assertThat(daegu.take()).isPresent();
        time.addAndGet(Duration.ofHours(2).toNanos());
        JDBC.sql("alter table lease rename to away").update();
        try {
            assertThatThrownBy(daegu::take).isInstanceOf(DataAccessException.class);
        } finally {
            JDBC.sql("alter table away rename to lease").update();
        }

        JDBC.sql("update lease set ends_at = now()").update();
        assertThat(busan.take()).isPresent();
        assertThat(daegu.take()).isEmpty();
    }

    @Test
    void nobodyTakesHisTurnForNothing() {
        var looks = new AtomicInteger();
        var meters = new SimpleMeterRegistry();
        var supervisor = new Supervisor(meters);
        var idle = new ScheduledJob("idle-" + UUID.randomUUID(), Duration.ofMillis(1), () -> {
            throw new AssertionError("nothing was due");
        });
        new JobScheduler(supervisor, Optional.of(new Leases(JDBC)), meters)
                .run(List.of(idle.when(() -> looks.incrementAndGet() < 0)));
        supervisor.start();
        Awaitility.await().until(() -> looks.get() > 3);
        supervisor.stop();

        assertThat(JDBC.sql("select count(*) from lease where name = ?")
                        .param("sweep." + idle.name())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private String endsAt() {
        return JDBC.sql("select ends_at::text from lease where name = ?")
                .param("sweep." + scheduledJob.name())
                .query((row, _) -> row.getString(1))
                .single();
    }
}
