package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.Cashier;
import dev.dosirak.payment.charge.PaymentWaits;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.platform.kernel.Stale;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Runs the cashier on virtual threads: one at a time per payment, so many at once over all. What is lost here
/// by a crash is found again by [#sweep].
class SettlementWorkers implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SettlementWorkers.class);
    private static final int SWEPT_AT_ONCE = 500;
    private static final int SECONDS_TO_FINISH = 5;

    private enum Work {
        RUNNING,
        RUNNING_AND_WANTED_AGAIN
    }

    private final Cashier cashier;
    private final Payments payments;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore slots;
    private final Map<UUID, Work> inHand = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    SettlementWorkers(Cashier cashier, Payments payments, Clock clock, MeterRegistry meters, int inFlight) {
        this.cashier = cashier;
        this.payments = payments;
        this.clock = clock;
        this.meters = meters;
        this.slots = new Semaphore(inFlight);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("payment-settle-", 0).factory());
        meters.gauge("dosirak.payment.in.hand", inHand, Map::size);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(PaymentWaits it) {
        settle(it.order());
    }

    void sweep() {
        payments.claimDue(clock.instant(), SWEPT_AT_ONCE).forEach(this::settle);
    }

    private void settle(UUID order) {
        var work = inHand.merge(order, Work.RUNNING, (_, _) -> Work.RUNNING_AND_WANTED_AGAIN);
        if (work == Work.RUNNING) {
            try {
                threads.execute(() -> run(order));
            } catch (RejectedExecutionException e) {
                inHand.remove(order); // we are being stopped; it is due, and somebody will sweep it
            }
        }
    }

    private void run(UUID order) {
        do {
            inHand.put(order, Work.RUNNING);
            runOnce(order);
        } while (!inHand.remove(order, Work.RUNNING));
    }

    private void runOnce(UUID order) {
        try {
            slots.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            cashier.settle(order);
        } catch (Stale e) {
            log.debug("Somebody else is at the payment of {}", order);
        } catch (RuntimeException e) { // the payment stays due; the others must go on
            meters.counter("dosirak.payment.settle.failures").increment();
            log.warn("The payment of {} is not settled yet", order, e);
        } finally {
            slots.release();
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
