package dev.dosirak.payment.webhook.threads;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.webhook.WebhookInquirer;
import dev.dosirak.payment.webhook.WebhookInquiries;
import dev.dosirak.platform.clock.DatabaseClock;
import dev.dosirak.platform.job.JobScheduler;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.CommandHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(1);

    @Bean
    WebhookInquirer webhookInquirer(
            Payments payments,
            PaymentProcessor processor,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways,
            WebhookInquiries inquiries,
            DatabaseClock clock) {
        return new WebhookInquirer(payments, processor, commands, gateways, inquiries, clock);
    }

    @Bean
    SmartInitializingSingleton webhookInquiries(
            JobScheduler jobs,
            WebhookInquiries inquiries,
            WebhookInquirer inquirer,
            PaymentGateways gateways,
            MeterRegistry meters) {
        return () -> jobs.run(looks(new WebhookWorker(inquiries, inquirer, meters), inquiries, gateways));
    }

    /// A job for each gateway: one that hangs keeps none but its own inquiries waiting.
    static List<ScheduledJob> looks(WebhookWorker worker, WebhookInquiries inquiries, PaymentGateways gateways) {
        return gateways.all().stream()
                .map(PaymentGateway::name)
                .map(it -> ScheduledJob.onEveryNode("payment.webhooks." + it, LOOK, () -> worker.ask(it))
                        .when(() -> inquiries.areDue(it)))
                .toList();
    }
}
