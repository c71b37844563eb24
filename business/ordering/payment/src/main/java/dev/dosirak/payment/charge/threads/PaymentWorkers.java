package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.DuePayments.DueAfter;
import dev.dosirak.payment.charge.DuePayments.DueNow;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.platform.kernel.Stale;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Runs the payment processor on virtual threads, so many at once. Nothing waits in memory: the queue is in the
/// database, and from there comes only what can be begun at once.
class PaymentWorkers implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(PaymentWorkers.class);
    private static final Duration LOOK_FOR_DUE = Duration.ofSeconds(1);
    private static final long MOMENT = Duration.ofMillis(50).toNanos();
    private static final int SECONDS_TO_FINISH = 5;

    private final PaymentProcessor paymentProcessor;
    private final DuePayments duePayments;
    private final MeterRegistry meters;
    private final Semaphore slots;
    private final Semaphore signal = new Semaphore(0);
    private final Set<Long> moments = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private volatile boolean mayBeMore;

    PaymentWorkers(PaymentProcessor paymentProcessor, DuePayments duePayments, MeterRegistry meters, int inFlight) {
        this.paymentProcessor = paymentProcessor;
        this.duePayments = duePayments;
        this.meters = meters;
        this.slots = new Semaphore(inFlight);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("payment-worker-", 0).factory());
        meters.gauge("dosirak.payment.in.hand", slots, it -> inFlight - it.availablePermits());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(DueNow it) {
        signal.release();
    }

    /// What was put off is looked at when its time comes; those of the same moment together.
    @EventListener
    void on(DueAfter it) {
        long moment = (System.nanoTime() + it.pause().toNanos()) / MOMENT + 1;
        if (moments.add(moment)) {
            CompletableFuture.delayedExecutor(moment * MOMENT - System.nanoTime(), TimeUnit.NANOSECONDS)
                    .execute(() -> {
                        moments.remove(moment);
                        signal.release();
                    });
        }
    }

    /// Returns when there may be something to do here: new work of this node, or put off by it, a free hand, or a
    /// second gone by.
    void await() throws InterruptedException {
        if (signal.tryAcquire(LOOK_FOR_DUE.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }

    /// Begins as much as there are free hands for. Called by one thread only.
    void begin() {
        int free = slots.availablePermits();
        mayBeMore = true;
        if (free > 0) {
            var claimed = duePayments.claim(free);
            claimed.forEach(this::begin);
            mayBeMore = claimed.size() == free;
        }
    }

    private void begin(UUID order) {
        slots.acquireUninterruptibly();
        try {
            threads.execute(() -> process(order));
        } catch (RejectedExecutionException e) {
            slots.release(); // we are being stopped; it is due again soon, and somebody will take it
        }
    }

    private void process(UUID order) {
        try {
            paymentProcessor.process(order);
        } catch (Stale e) {
            log.debug("Somebody else is at the payment of {}", order);
        } catch (RuntimeException | Error e) { // the payment stays due; the others must go on
            failed(order, e);
        } finally {
            slots.release();
            if (mayBeMore) {
                signal.release();
            }
        }
    }

    private void failed(UUID order, Throwable why) {
        meters.counter("dosirak.payment.settle.failures").increment();
        log.warn("The payment of {} is not settled yet", order, why);
        try {
            duePayments.setAside(order, why.toString());
        } catch (RuntimeException e) { // it comes back anyway; only nobody is told
            log.warn("The payment of {} could not be set aside", order, e);
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
