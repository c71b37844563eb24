package dev.dosirak.platform.web.idempotency;

import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.web.handler.Handlers;
import dev.dosirak.platform.web.problem.ProblemWriter;
import dev.dosirak.platform.web.security.SecuritySettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the [Idempotent] commands of a service with a database so, and needs the tables `db/platform/idempotency`.
@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {

    private static final int AFTER_SECURITY = 0;
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    @Bean
    AnswerStore answerStore(JdbcClient jdbc, Clock clock) {
        return new AnswerStore(jdbc, clock);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            Handlers handlers,
            AnswerStore answerStore,
            PlatformTransactionManager transactions,
            ProblemWriter problems,
            SecuritySettings security) {
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(
                handlers,
                answerStore,
                new TransactionTemplate(transactions),
                problems,
                new Fingerprints(security.ownKeys())));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    ScheduledJob expiredAnswers(AnswerStore answerStore) {
        return new ScheduledJob("idempotency.retention", HOUSEKEEPING, answerStore::deleteOld);
    }
}
