package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.OrderInquiry;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.RecheckProcessor;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.Reconciliation;
import dev.dosirak.payment.charge.Reconciliation.Pass;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.loop.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentWorkerConfiguration {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    @Bean
    PaymentWorkers paymentWorkers(
            PaymentProcessor paymentProcessor,
            DuePayments duePayments,
            MeterRegistry meters,
            @Value("${dosirak.payment.in-flight}") int inFlight) {
        return new PaymentWorkers(paymentProcessor, duePayments, meters, inFlight);
    }

    @Bean
    Loop duePayments(PaymentWorkers workers) {
        return new Loop("payment.due", workers::await, workers::begin);
    }

    @Bean
    RecheckWorker recheckWorker(
            RecheckProcessor recheckProcessor,
            Rechecks rechecks,
            OrderInquiry orderInquiry,
            Tasks tasks,
            MeterRegistry meters) {
        return new RecheckWorker(recheckProcessor, rechecks, orderInquiry, tasks, meters);
    }

    @Bean
    ScheduledJob lateCaptures(RecheckWorker recheckWorker) {
        return ScheduledJob.onEveryNode("payment.late", LOOK_AGAIN, recheckWorker::askGateway);
    }

    @Bean
    ScheduledJob ordersCalledOff(RecheckWorker recheckWorker) {
        return ScheduledJob.onEveryNode("payment.ask-orders", LOOK_AGAIN, recheckWorker::askOrders);
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
    ScheduledJob journalSoon(
            Reconciliation reconciliation, Pass soon, @Value("${dosirak.payment.compare-every}") Duration every) {
        return new ScheduledJob("payment.journal", every, () -> reconciliation.run(soon));
    }

    @Bean
    ScheduledJob journalNextDay(
            Reconciliation reconciliation, Pass nextDay, @Value("${dosirak.payment.compare-every}") Duration every) {
        return new ScheduledJob("payment.journal-next-day", every, () -> reconciliation.run(nextDay));
    }
}
