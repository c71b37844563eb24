package dev.dosirak.payment.webhook.threads;

import dev.dosirak.payment.webhook.WebhookInquirer;
import dev.dosirak.payment.webhook.WebhookInquiries;
import dev.dosirak.payment.webhook.WebhookInquiries.Inquiry;
import dev.dosirak.platform.kernel.Stale;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a gateway that has told of something, only so often at a look, so that a flood of webhooks takes little of its
/// contracted rate. What it says that we know already costs it nothing, and so is looked at in greater number.
final class WebhookWorker {

    private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);
    private static final int AT_ONCE = 10;
    private static final int ROUNDS = 20;

    private final WebhookInquiries inquiries;
    private final WebhookInquirer inquirer;
    private final MeterRegistry meters;

    WebhookWorker(WebhookInquiries inquiries, WebhookInquirer inquirer, MeterRegistry meters) {
        this.inquiries = inquiries;
        this.inquirer = inquirer;
        this.meters = meters;
    }

    /// In rounds, until it was asked often enough.
    void ask(String gateway) {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("payment-webhook-", 0).factory())) {
            ask(gateway, threads);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String gateway, ExecutorService threads) throws InterruptedException {
        long asked = 0;
        for (int round = 0; round < ROUNDS && asked < AT_ONCE; round++) {
            var due = inquiries.claim(gateway, AT_ONCE);
            asked += threads.invokeAll(asks(due)).stream()
                    .filter(WebhookWorker::result)
                    .count();
            if (due.size() < AT_ONCE) {
                return;
            }
        }
    }

    private List<Callable<Boolean>> asks(List<Inquiry> due) {
        return due.stream().<Callable<Boolean>>map(it -> () -> ask(it)).toList();
    }

    private boolean ask(Inquiry inquiry) {
        try {
            return inquirer.ask(inquiry);
        } catch (Stale e) {
            log.debug("Somebody else is at the payment of {}", inquiry.order());
        } catch (RuntimeException e) { // it is due again; the others must go on
            meters.counter("dosirak.payment.settle.failures").increment();
            log.warn("What {} has told of {} is not known yet", inquiry.gateway(), inquiry.order(), e);
        }
        return true;
    }

    private static <T> T result(Future<T> done) {
        if (done.state() == Future.State.FAILED) {
            throw new IllegalStateException(done.exceptionNow());
        }
        return done.resultNow();
    }
}
