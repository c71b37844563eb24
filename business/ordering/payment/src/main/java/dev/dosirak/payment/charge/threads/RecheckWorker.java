package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.OrderInquiry;
import dev.dosirak.payment.charge.RecheckProcessor;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.payment.charge.Rechecks.Recheck;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.platform.kernel.Stale;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks again about payments that seem to be at their end, beside the workers: it has time.
class RecheckWorker {

    private static final Logger log = LoggerFactory.getLogger(RecheckWorker.class);
    private static final int AT_ONCE = 20;
    private static final int ROUNDS = 3;
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(3);

    private final RecheckProcessor recheckProcessor;
    private final Rechecks rechecks;
    private final OrderInquiry orderInquiry;
    private final Tasks tasks;
    private final MeterRegistry meters;

    RecheckWorker(
            RecheckProcessor recheckProcessor,
            Rechecks rechecks,
            OrderInquiry orderInquiry,
            Tasks tasks,
            MeterRegistry meters) {
        this.recheckProcessor = recheckProcessor;
        this.rechecks = rechecks;
        this.orderInquiry = orderInquiry;
        this.tasks = tasks;
        this.meters = meters;
    }

    /// One that does not answer keeps no other waiting: each has its own turn.
    void askGateway(String gateway) {
        ask(() -> rechecks.claimOfGateway(gateway, AT_ONCE), this::lookAt);
    }

    /// Of those that were asked at a gateway that we have no contract with any more.
    void askNoGateway() {
        ask(() -> rechecks.claimOfNoGateway(AT_ONCE), this::lookAt);
    }

    /// Those for which there is no time are due again soon.
    private void lookAt(List<Recheck> due) {
        long until = System.nanoTime() + LONGEST_ROUND.toNanos();
        for (var it : due) {
            if (System.nanoTime() - until >= 0) {
                return;
            }
            lookAt(it);
        }
    }

    /// What orders say is applied as if it had been received; where it changes nothing, the payment is what it
    /// should be, unless nobody knows of its order. Whoever has not answered is due again soon.
    void askOrders() {
        ask(() -> rechecks.claim(Party.ORDER, AT_ONCE), due -> {
            var answers = orderInquiry.ask(due.stream().map(Recheck::order).toList());
            due.stream()
                    .filter(it -> !answers.open().contains(it.order()))
                    .forEach(it -> recheckPassed(it, answers.unknown().contains(it.order())));
        });
    }

    /// Whose money that is, and whether it should go back, only people can tell.
    private void recheckPassed(Recheck recheck, boolean orderUnknown) {
        var order = recheck.order().toString();
        if (orderUnknown) {
            tasks.raise(Kind.ORDER_UNKNOWN, order, "approved, and orders know nothing of it");
        } else {
            tasks.resolve(Kind.ORDER_UNKNOWN, order);
        }
        rechecks.passed(recheck);
    }

    private static void ask(Supplier<List<Recheck>> claims, Consumer<List<Recheck>> work) {
        for (int round = 0; round < ROUNDS; round++) {
            var claimed = claims.get();
            if (!claimed.isEmpty()) {
                work.accept(claimed);
            }
            if (claimed.size() < AT_ONCE) {
                return;
            }
        }
    }

    private void lookAt(Recheck recheck) {
        try {
            recheckProcessor.process(recheck);
        } catch (Stale e) {
            log.debug("Somebody else is at the payment of {}", recheck.order());
        } catch (RuntimeException e) { // it is due again soon; the others must go on
            meters.counter("dosirak.payment.settle.failures").increment();
            log.warn("Whether money was taken late for {} is not known yet", recheck.order(), e);
            rechecks.setAside(recheck, e.toString());
        }
    }
}
