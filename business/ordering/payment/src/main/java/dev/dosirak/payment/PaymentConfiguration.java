package dev.dosirak.payment;

import dev.dosirak.payment.charge.Cashier;
import dev.dosirak.payment.charge.JournalMarks;
import dev.dosirak.payment.charge.Pace;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.Reconciliation;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.method.PaymentMethods;
import dev.dosirak.payment.method.Wallet;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.platform.clock.DatabaseClock;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.sweep.Sweep;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
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
    Pace pace(PaymentSettings settings) {
        var pg = settings.pg();
        return new Pace(
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
    Cashier cashier(
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateway gateway,
            Wallet wallet,
            Pace pace,
            DatabaseClock clock) {
        return new Cashier(payments, commands, gateway, wallet::billingKey, pace, clock, clock::afresh);
    }

    @Bean
    Reconciliation reconciliation(
            PaymentGateway gateway,
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            JournalMarks marks,
            Tasks tasks,
            DatabaseClock clock) {
        return new Reconciliation(gateway, payments, commands, marks, tasks, clock, clock::afresh);
    }

    @Bean
    Wallet wallet(PaymentMethods methods, CardRegistrar registrar, PaymentSettings settings, Clock clock) {
        return new Wallet(methods, registrar, settings.mostCards(), clock);
    }

    @Bean
    Sweep revocations(Wallet wallet) {
        return Sweep.onEveryNode("payment.revocations", REVOKE, wallet::revokeSome);
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
    PgClient pgClient(HttpClient pgConnections, PaymentSettings settings) {
        var pg = settings.pg();
        return new PgClient(pgConnections, pg.url(), pg.secretKey(), pg.answerWithin());
    }
}
