package dev.dosirak.payment.webhook.threads;

import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.webhook.WebhookInquirer;
import dev.dosirak.payment.webhook.WebhookInquiries;
import dev.dosirak.payment.webhook.WebhookInquiries.Inquiry;
import dev.dosirak.platform.kernel.Stale;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the gateways that have told of something, so many at once of each, so that a flood at one of them keeps no
/// other
/// waiting and takes little of its contracted rate.
final class WebhookWorker {

    private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);
    private static final int OF_EACH = 10;

    private final WebhookInquiries inquiries;
    private final WebhookInquirer inquirer;
    private final PaymentGateways gateways;
    private final MeterRegistry meters;

    WebhookWorker(
            WebhookInquiries inquiries, WebhookInquirer inquirer, PaymentGateways gateways, MeterRegistry meters) {
        this.inquiries = inquiries;
        this.inquirer = inquirer;
        this.gateways = gateways;
        this.meters = meters;
    }

    void run() {
        var due = gateways.all().stream()
                .map(PaymentGateway::name)
                .flatMap(it -> inquiries.claim(it, OF_EACH).stream())
                .<Callable<Void>>map(it -> () -> {
                    ask(it);
                    return null;
                })
                .toList();
        if (due.isEmpty()) {
            return;
        }
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("payment-webhook-", 0).factory())) {
            threads.invokeAll(due);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Inquiry inquiry) {
        try {
            inquirer.ask(inquiry);
        } catch (Stale e) {
            log.debug("Somebody else is at the payment of {}", inquiry.order());
        } catch (RuntimeException e) { // it is due again; the others must go on
            meters.counter("dosirak.payment.settle.failures").increment();
            log.warn("What {} has told of {} is not known yet", inquiry.gateway(), inquiry.order(), e);
        }
    }
}
