package dev.dosirak.payment.reconciliation.threads;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.reconciliation.DailyReconciliation;
import dev.dosirak.payment.reconciliation.LateMoney;
import dev.dosirak.payment.reconciliation.SettlementBooks;
import dev.dosirak.payment.reconciliation.SettlementStatements;
import dev.dosirak.payment.reconciliation.SettlementTerms;
import dev.dosirak.payment.reconciliation.StatementSources;
import dev.dosirak.platform.clock.DatabaseClock;
import dev.dosirak.platform.job.JobScheduler;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.CommandHandler;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettlementSettings.class)
class SettlementConfiguration {

    @Bean
    LateMoney lateMoney(
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways,
            DatabaseClock clock) {
        return new LateMoney(payments, commands, gateways, clock);
    }

    /// For each gateway a job of its own, so that one that is slow or broken keeps no other waiting.
    @Bean
    SmartInitializingSingleton settlements(
            JobScheduler jobs,
            StatementSources sources,
            SettlementSettings settings,
            SettlementBooks books,
            LateMoney lateMoney,
            Tasks tasks,
            DatabaseClock clock) {
        var all = sources.all().stream()
                .map(it -> new DailyReconciliation(
                        it, terms(settings, it), books, lateMoney, tasks, settings.statementBy(), clock))
                .map(it -> new ScheduledJob("payment.settlement." + it.gateway(), settings.every(), it::run))
                .toList();
        return () -> jobs.run(all);
    }

    /// @throws IllegalStateException for a gateway of whose contract nothing is known
    private static SettlementTerms terms(SettlementSettings settings, SettlementStatements statements) {
        var terms = settings.terms().get(statements.gateway());
        if (terms == null) {
            throw new IllegalStateException(
                    "dosirak.payment-settlement.terms.%s is not set".formatted(statements.gateway()));
        }
        return new SettlementTerms(terms.feeBasisPoints(), terms.payOutAfter());
    }
}
