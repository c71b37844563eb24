package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.Cashier;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.Payments.LateLook;
import dev.dosirak.platform.kernel.Stale;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks, one after the other and beside the workers, for money taken late: it has time.
class SecondLooks {

    private static final Logger log = LoggerFactory.getLogger(SecondLooks.class);
    private static final int AT_ONCE = 20;
    private static final int ROUNDS = 3;

    private final Cashier cashier;
    private final Payments payments;
    private final MeterRegistry meters;

    SecondLooks(Cashier cashier, Payments payments, MeterRegistry meters) {
        this.cashier = cashier;
        this.payments = payments;
        this.meters = meters;
    }

    void sweep() {
        for (int round = 0; round < ROUNDS; round++) {
            var looks = payments.claimLateLooks(AT_ONCE);
            looks.forEach(this::look);
            if (looks.size() < AT_ONCE) {
                return;
            }
        }
    }

    private void look(LateLook look) {
        try {
            cashier.lookAgain(look);
        } catch (Stale e) {
            log.debug("Somebody else is at the payment of {}", look.order());
        } catch (RuntimeException e) { // it is due again soon; the others must go on
            meters.counter("dosirak.payment.settle.failures").increment();
            log.warn("Whether money was taken late for {} is not known yet", look.order(), e);
        }
    }
}
