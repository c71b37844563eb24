package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.Cashier;
import dev.dosirak.payment.charge.Orders;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.Reconciliation;
import dev.dosirak.payment.charge.Reconciliation.Pass;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.platform.loop.Loop;
import dev.dosirak.platform.sweep.Sweep;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    @Bean
    SettlementWorkers settlementWorkers(
            Cashier cashier,
            Payments payments,
            MeterRegistry meters,
            @Value("${dosirak.payment.in-flight}") int inFlight) {
        return new SettlementWorkers(cashier, payments, meters, inFlight);
    }

    @Bean
    Loop duePayments(SettlementWorkers workers) {
        return new Loop("payment.due", workers::await, workers::begin);
    }

    @Bean
    SecondLooks secondLooks(Cashier cashier, Payments payments, Orders orders, Tasks tasks, MeterRegistry meters) {
        return new SecondLooks(cashier, payments, orders, tasks, meters);
    }

    @Bean
    Sweep lateCaptures(SecondLooks looks) {
        return Sweep.onEveryNode("payment.late", LOOK_AGAIN, looks::askGateway);
    }

    @Bean
    Sweep ordersCalledOff(SecondLooks looks) {
        return Sweep.onEveryNode("payment.ask-orders", LOOK_AGAIN, looks::askOrders);
    }

    @Bean
    Pass soon(@Value("${dosirak.payment.compare-behind}") Duration behind) {
        return new Pass("soon", behind);
    }

    /// By the next day the gateway's journal is complete, whatever was entered late.
    @Bean
    Pass nextDay() {
        return new Pass("next-day", Duration.ofDays(1));
    }

    @Bean
    Sweep journalSoon(
            Reconciliation reconciliation, Pass soon, @Value("${dosirak.payment.compare-every}") Duration every) {
        return new Sweep("payment.journal", every, () -> reconciliation.run(soon));
    }

    @Bean
    Sweep journalNextDay(
            Reconciliation reconciliation, Pass nextDay, @Value("${dosirak.payment.compare-every}") Duration every) {
        return new Sweep("payment.journal-next-day", every, () -> reconciliation.run(nextDay));
    }
}
