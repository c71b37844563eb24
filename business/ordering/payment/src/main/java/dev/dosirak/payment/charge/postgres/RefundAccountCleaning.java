package dev.dosirak.payment.charge.postgres;

import dev.dosirak.platform.days.OldRows;
import dev.dosirak.platform.job.ScheduledJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Forgets where deposits go back to that cannot go back any more.
@Configuration(proxyBeanMethods = false)
class RefundAccountCleaning {

    private static final Duration EVERY = Duration.ofHours(6);

    /// A deposit can be cancelled for 180 days.
    private static final Duration KEPT = Duration.ofDays(190);

    @Bean
    ScheduledJob oldRefundAccounts(JdbcClient jdbc, Clock clock) {
        var old = new OldRows(jdbc, "refund_account", "kept_at");
        return new ScheduledJob(
                "payment.refund-accounts.retention",
                EVERY,
                () -> old.deleteBefore(clock.instant().minus(KEPT)));
    }
}
