package dev.dosirak.payment;

import dev.dosirak.payment.PaymentSettings.Gateway;
import dev.dosirak.payment.charge.Disputes;
import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.GatewayChooser;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.PaymentWindows;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.RecheckProcessor;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.RefundAccounts;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.charge.VirtualAccountGateway;
import dev.dosirak.payment.charge.VirtualAccounts;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.distribution.CappedGateway;
import dev.dosirak.payment.distribution.ContractedRates;
import dev.dosirak.payment.distribution.DistributedChooser;
import dev.dosirak.payment.distribution.Distributor;
import dev.dosirak.payment.distribution.GatewayContracts;
import dev.dosirak.payment.distribution.GatewayHealth;
import dev.dosirak.payment.distribution.GatewayProbe;
import dev.dosirak.payment.distribution.GatewayTable;
import dev.dosirak.payment.distribution.GatewayTerms;
import dev.dosirak.payment.distribution.MeasuredGateway;
import dev.dosirak.payment.distribution.MeasuredVirtualAccounts;
import dev.dosirak.payment.distribution.MeasuredWindows;
import dev.dosirak.payment.distribution.UnhurriedRequests;
import dev.dosirak.payment.method.PaymentMethods;
import dev.dosirak.payment.method.Wallet;
import dev.dosirak.payment.pg.PgAccount;
import dev.dosirak.payment.pg.PgDriver;
import dev.dosirak.payment.pg.WindowTerms;
import dev.dosirak.payment.reconciliation.StatementSources;
import dev.dosirak.platform.clock.DatabaseClock;
import dev.dosirak.platform.job.JobScheduler;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Ids;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
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
    private static final Duration PROBE = Duration.ofSeconds(2);

    @Bean
    PaymentRetrySchedule paymentRetrySchedule(PaymentSettings settings) {
        var gateways = settings.gateways();
        return new PaymentRetrySchedule(
                gateways.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, it -> it.getValue().longestAnswer())),
                settings.repeatAfter(),
                settings.firstPause(),
                settings.longestPause(),
                settings.longestStuckPause(),
                gateways.values().stream()
                        .map(Gateway::answerWithin)
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                        .plus(settings.connectWithin()),
                settings.lateLooks(),
                settings.orderLooks());
    }

    @Bean
    GatewayContracts gatewayContracts(PaymentSettings settings) {
        var terms = settings.gateways().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> GatewayTerms.usual(it.getKey(), it.getValue().perSecond()))
                .toList();
        return new GatewayContracts(terms, settings.mostNodes());
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
            PaymentGateways gateways,
            GatewayChooser chooser,
            Wallet wallet,
            PaymentRetrySchedule retrySchedule,
            DatabaseClock clock) {
        return new PaymentProcessor(
                payments,
                duePayments,
                commands,
                gateways,
                chooser,
                wallet::billingKeys,
                retrySchedule,
                clock,
                clock::refreshed);
    }

    @Bean
    RecheckProcessor recheckProcessor(
            Payments payments,
            Rechecks rechecks,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways) {
        return new RecheckProcessor(payments, rechecks, commands, gateways);
    }

    @Bean
    Wallet wallet(
            PaymentMethods methods,
            List<PgDriver> drivers,
            HttpClient pgConnections,
            PaymentSettings settings,
            Clock clock) {
        var registrars = configured(drivers, settings)
                .map(it -> it.cardRegistrar(account(settings, it), pgConnections))
                .toList();
        return new Wallet(methods, registrars, settings.mostCards(), clock);
    }

    @Bean
    ScheduledJob revocations(Wallet wallet) {
        return ScheduledJob.onEveryNode("payment.revocations", REVOKE, wallet::revokeSome);
    }

    @Bean(destroyMethod = "shutdownNow")
    HttpClient pgConnections(PaymentSettings settings) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectWithin())
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("payment-pg-", 0).factory()))
                .build();
    }

    @Bean
    GatewayChooser gatewayChooser(Distributor distributor) {
        return new DistributedChooser(distributor);
    }

    @Bean
    PaymentWindows paymentWindows(
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            List<PgDriver> drivers,
            HttpClient pgConnections,
            PaymentSettings settings,
            Distributor distributor,
            PaymentGateways gateways,
            GatewayHealth health,
            GatewayTable table,
            ContractedRates rates,
            DatabaseClock clock) {
        return new PaymentWindows(
                payments,
                commands,
                new DistributedChooser(distributor),
                gateways,
                windows(drivers, pgConnections, settings, health, table, rates),
                clock);
    }

    @Bean
    VirtualAccounts virtualAccounts(
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            List<PgDriver> drivers,
            HttpClient pgConnections,
            PaymentSettings settings,
            Distributor distributor,
            PaymentGateways gateways,
            GatewayHealth health,
            RefundAccounts refundAccounts,
            DatabaseClock clock) {
        var keeping = configured(drivers, settings)
                .flatMap(it -> it.virtualAccountGateway(account(settings, it), pgConnections).stream())
                .<VirtualAccountGateway>map(it -> new MeasuredVirtualAccounts(it, health))
                .toList();
        return new VirtualAccounts(
                payments, commands, new DistributedChooser(distributor), gateways, keeping, refundAccounts, clock);
    }

    @Bean
    Disputes disputes(Payments payments, Tasks tasks) {
        return new Disputes(payments, tasks);
    }

    private static List<WindowGateway> windows(
            List<PgDriver> drivers,
            HttpClient pgConnections,
            PaymentSettings settings,
            GatewayHealth health,
            GatewayTable table,
            ContractedRates rates) {
        return configured(drivers, settings)
                .flatMap(it -> it
                        .windowGateway(
                                account(settings, it),
                                pgConnections,
                                windowTerms(settings, it),
                                () -> rates.mayAskNow(table.of(it.gateway())))
                        .stream())
                .<WindowGateway>map(it -> new MeasuredWindows(it, health))
                .toList();
    }

    @Bean
    PaymentGateways paymentGateways(
            List<PgDriver> drivers,
            HttpClient pgConnections,
            PaymentSettings settings,
            GatewayTable table,
            GatewayHealth health,
            ContractedRates rates) {
        return new PaymentGateways(configured(drivers, settings)
                .map(it -> it.paymentGateway(
                        account(settings, it), pgConnections, () -> rates.mayAskNow(table.of(it.gateway()))))
                .<PaymentGateway>map(it -> new CappedGateway(new MeasuredGateway(it, health), table, health, rates))
                .toList());
    }

    @Bean
    StatementSources statementSources(
            List<PgDriver> drivers,
            HttpClient pgConnections,
            PaymentSettings settings,
            GatewayTable table,
            ContractedRates rates) {
        var requests = new UnhurriedRequests(table, rates, Thread::sleep);
        return new StatementSources(configured(drivers, settings)
                .map(it -> it.settlementStatements(
                        account(settings, it), pgConnections, () -> requests.await(it.gateway())))
                .toList());
    }

    /// Each looks at this node's own memory, and asks its gateway only when that is away. For each gateway
    /// a job of its own, so that one that hangs keeps no other waiting.
    @Bean
    SmartInitializingSingleton gatewayProbes(JobScheduler jobs, PaymentGateways gateways, GatewayHealth health) {
        return () -> jobs.run(gateways.all().stream()
                .map(it -> ScheduledJob.onEveryNode(
                        "payment.probes." + it.name(), PROBE, new GatewayProbe(it, health, Ids::next)::run))
                .toList());
    }

    /// @throws IllegalStateException when nobody speaks the language of one that is configured
    private static Stream<PgDriver> configured(List<PgDriver> drivers, PaymentSettings settings) {
        var byName = drivers.stream().collect(Collectors.toMap(PgDriver::gateway, Function.identity()));
        return settings.gateways().keySet().stream().sorted().map(name -> {
            if (!byName.containsKey(name)) {
                throw new IllegalStateException(
                        "dosirak.payment.gateways.%s: there are %s".formatted(name, byName.keySet()));
            }
            return byName.get(name);
        });
    }

    private static WindowTerms windowTerms(PaymentSettings settings, PgDriver driver) {
        var gateway = Objects.requireNonNull(settings.gateways().get(driver.gateway()));
        return new WindowTerms(
                settings.windowReturnUrl(), settings.windowFormUrl(), gateway.windowScript(), gateway.windowChannel());
    }

    private static PgAccount account(PaymentSettings settings, PgDriver driver) {
        var gateway = Objects.requireNonNull(settings.gateways().get(driver.gateway()));
        return new PgAccount(gateway.url(), gateway.clientId(), gateway.secretKey(), gateway.answerWithin());
    }
}
