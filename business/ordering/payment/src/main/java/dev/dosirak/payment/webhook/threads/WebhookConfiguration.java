package dev.dosirak.payment.webhook.threads;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.webhook.WebhookInquirer;
import dev.dosirak.payment.webhook.WebhookInquiries;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.CommandHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
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
            WebhookInquiries inquiries) {
        return new WebhookInquirer(payments, processor, commands, gateways, inquiries);
    }

    @Bean
    ScheduledJob webhookInquiries(
            WebhookInquiries inquiries, WebhookInquirer inquirer, PaymentGateways gateways, MeterRegistry meters) {
        return ScheduledJob.onEveryNode(
                        "payment.webhooks", LOOK, new WebhookWorker(inquiries, inquirer, gateways, meters)::run)
                .when(inquiries::areDue);
    }
}
