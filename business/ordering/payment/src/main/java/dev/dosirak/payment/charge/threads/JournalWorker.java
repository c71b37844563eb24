package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.Reconciliation;
import dev.dosirak.payment.charge.Reconciliation.Pass;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Compares the journals of all gateways at the same time, so that one that is slow or broken keeps no other waiting.
final class JournalWorker {

    private final PaymentGateways gateways;
    private final Function<PaymentGateway, Reconciliation> reconciliations;

    JournalWorker(PaymentGateways gateways, Function<PaymentGateway, Reconciliation> reconciliations) {
        this.gateways = gateways;
        this.reconciliations = reconciliations;
    }

    void run(Pass pass) {
        var comparisons = gateways.all().stream()
                .<Callable<Void>>map(it -> () -> {
                    reconciliations.apply(it).run(pass.at(it.name()));
                    return null;
                })
                .toList();
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("payment-journal-", 0).factory())) {
            threads.invokeAll(comparisons).forEach(JournalWorker::succeeded);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void succeeded(Future<Void> comparison) {
        try {
            comparison.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
