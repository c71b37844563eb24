package dev.dosirak.payment;

import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.JournalCheckpoints;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.RecheckProcessor;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.Reconciliation;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.method.PaymentMethods;
import dev.dosirak.payment.method.Wallet;
import dev.dosirak.payment.pg.PgAccount;
import dev.dosirak.payment.pg.PgDriver;
import dev.dosirak.platform.clock.DatabaseClock;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.CommandHandler;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need no
/// Spring.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentConfiguration {

    private static final Duration REVOKE = Duration.ofSeconds(5);

    @Bean
    PaymentRetrySchedule paymentRetrySchedule(PaymentSettings settings) {
        var pg = settings.pg();
        return new PaymentRetrySchedule(
                pg.longestAnswer(),
                settings.firstPause(),
                settings.longestPause(),
                settings.longestStuckPause(),
                pg.answerWithin().plus(pg.connectWithin()),
                settings.lateLooks(),
                settings.orderLooks());
    }

    @Bean
    DatabaseClock databaseClock(JdbcClient jdbc) {
        return new DatabaseClock(jdbc);
    }

    @Bean
    CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> paymentCommands(
            Payments payments, DatabaseClock clock) {
        return Payments.commands(payments, clock);
    }

    @Bean
    PaymentProcessor paymentProcessor(
            Payments payments,
            DuePayments duePayments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateway gateway,
            Wallet wallet,
            PaymentRetrySchedule retrySchedule,
            DatabaseClock clock) {
        return new PaymentProcessor(
                payments, duePayments, commands, gateway, wallet::billingKey, retrySchedule, clock, clock::refreshed);
    }

    @Bean
    RecheckProcessor recheckProcessor(
            Payments payments,
            Rechecks rechecks,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateway gateway) {
        return new RecheckProcessor(payments, rechecks, commands, gateway);
    }

    @Bean
    Reconciliation reconciliation(
            PaymentGateway gateway,
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            JournalCheckpoints marks,
            Tasks tasks,
            DatabaseClock clock) {
        return new Reconciliation(gateway, payments, commands, marks, tasks, clock, clock::refreshed);
    }

    @Bean
    Wallet wallet(PaymentMethods methods, CardRegistrar registrar, PaymentSettings settings, Clock clock) {
        return new Wallet(methods, registrar, settings.mostCards(), clock);
    }

    @Bean
    ScheduledJob revocations(Wallet wallet) {
        return ScheduledJob.onEveryNode("payment.revocations", REVOKE, wallet::revokeSome);
    }

    @Bean(destroyMethod = "shutdownNow")
    HttpClient pgConnections(PaymentSettings settings) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.pg().connectWithin())
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("payment-pg-", 0).factory()))
                .build();
    }

    @Bean
    PaymentGateway paymentGateway(List<PgDriver> drivers, HttpClient pgConnections, PaymentSettings settings) {
        return toss(drivers).paymentGateway(account(settings), pgConnections);
    }

    @Bean
    CardRegistrar cardRegistrar(List<PgDriver> drivers, HttpClient pgConnections, PaymentSettings settings) {
        return toss(drivers).cardRegistrar(account(settings), pgConnections);
    }

    private static PgDriver toss(List<PgDriver> drivers) {
        return drivers.stream()
                .filter(it -> it.gateway().equals("toss"))
                .findAny()
                .orElseThrow();
    }

    private static PgAccount account(PaymentSettings settings) {
        var pg = settings.pg();
        return new PgAccount(pg.url(), "", pg.secretKey(), pg.answerWithin());
    }
}
