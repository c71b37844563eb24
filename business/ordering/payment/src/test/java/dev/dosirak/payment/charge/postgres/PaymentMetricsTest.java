package dev.dosirak.payment.charge.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.JournalCheckpoints.Checkpoint;
import dev.dosirak.payment.charge.Reconciliation.Pass;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PaymentMetricsTest {

    static final Pass STANDS = new Pass("stands", Duration.ofDays(1));
    static final Pass IS_WELL = new Pass("is-well", Duration.ofDays(1));
    static final Pass HAS_NOT_BEGUN = new Pass("has-not-begun", Duration.ofDays(1));

    final JdbcClient jdbc = new PaymentTables().jdbc;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void howFarThePassesAreBehindWhatTheyMayHaveComparedIsShown() {
        var marks = new PostgresJournalCheckpoints(jdbc);
        var now = Instant.now();
        marks.advance(STANDS.name(), upTo(now.minus(Duration.ofDays(3))), now);
        marks.advance(IS_WELL.name(), upTo(now.minus(Duration.ofHours(23))), now);

        new PaymentMetrics()
                .waitingPayments(jdbc, meters, List.of(STANDS, IS_WELL, HAS_NOT_BEGUN))
                .work()
                .run();

        assertThat(age(STANDS))
                .isBetween(
                        Duration.ofHours(47).toSeconds(), Duration.ofHours(49).toSeconds());
        assertThat(age(IS_WELL)).isZero();
        assertThat(age(HAS_NOT_BEGUN)).isZero();
    }

    private static Checkpoint upTo(Instant time) {
        return new Checkpoint(time, Optional.empty());
    }

    private long age(Pass pass) {
        return (long) meters.get("dosirak.payment.journal.age")
                .tag("pass", pass.name())
                .gauge()
                .value();
    }
}
