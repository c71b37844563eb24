package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.JournalCheckpoints;
import dev.dosirak.payment.charge.OrderInquiry;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.RecheckProcessor;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.Reconciliation;
import dev.dosirak.payment.charge.Reconciliation.Pass;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.platform.clock.DatabaseClock;
import dev.dosirak.platform.job.JobScheduler;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.loop.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
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
    SmartInitializingSingleton lateCaptures(JobScheduler jobs, RecheckWorker recheckWorker, PaymentGateways gateways) {
        return () -> jobs.run(lateLooks(recheckWorker, gateways));
    }

    /// A job for each gateway: one that hangs keeps none but its own looks waiting.
    static List<ScheduledJob> lateLooks(RecheckWorker recheckWorker, PaymentGateways gateways) {
        return Stream.concat(
                        gateways.all().stream()
                                .map(PaymentGateway::name)
                                .map(it -> lateLooks(it, () -> recheckWorker.askGateway(it))),
                        Stream.of(lateLooks("no-gateway", recheckWorker::askNoGateway)))
                .toList();
    }

    private static ScheduledJob lateLooks(String at, Runnable work) {
        return ScheduledJob.onEveryNode("payment.late-looks." + at, LOOK_AGAIN, work);
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
    SmartInitializingSingleton journals(
            JobScheduler jobs,
            PaymentGateways gateways,
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            JournalCheckpoints marks,
            Tasks tasks,
            DatabaseClock clock,
            Pass soon,
            Pass nextDay,
            @Value("${dosirak.payment.compare-every}") Duration every) {
        return () -> gateways.all().forEach(it -> {
            var journal = new Reconciliation(it, payments, commands, marks, tasks, clock, clock::refreshed);
            jobs.run(List.of(
                    new ScheduledJob("payment.journal." + it.name(), every, () -> journal.run(soon.at(it.name()))),
                    new ScheduledJob(
                            "payment.journal-next-day." + it.name(), every, () -> journal.run(nextDay.at(it.name())))));
        });
    }
}
