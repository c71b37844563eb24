package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.Cashier;
import dev.dosirak.payment.charge.Orders;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.Payments.SecondLook;
import dev.dosirak.payment.charge.Payments.Whom;
import dev.dosirak.platform.kernel.Stale;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks again about payments that seem to be at their end, beside the workers: it has time.
class SecondLooks {

    private static final Logger log = LoggerFactory.getLogger(SecondLooks.class);
    private static final int AT_ONCE = 20;
    private static final int ROUNDS = 3;

    private final Cashier cashier;
    private final Payments payments;
    private final Orders orders;
    private final MeterRegistry meters;

    SecondLooks(Cashier cashier, Payments payments, Orders orders, MeterRegistry meters) {
        this.cashier = cashier;
        this.payments = payments;
        this.orders = orders;
        this.meters = meters;
    }

    void askGateway() {
        ask(Whom.GATEWAY, looks -> looks.forEach(this::askGateway));
    }

    /// What orders say is applied as if it had been heard; where it was no news, the payment is what it should be.
    /// Whoever has not answered is due again soon.
    void askOrders() {
        ask(Whom.ORDER, looks -> {
            var open = orders.ask(looks.stream().map(SecondLook::order).toList());
            looks.stream().filter(it -> !open.contains(it.order())).forEach(payments::seen);
        });
    }

    private void ask(Whom whom, Consumer<List<SecondLook>> work) {
        for (int round = 0; round < ROUNDS; round++) {
            var looks = payments.claimSecondLooks(whom, AT_ONCE);
            if (!looks.isEmpty()) {
                work.accept(looks);
            }
            if (looks.size() < AT_ONCE) {
                return;
            }
        }
    }

    private void askGateway(SecondLook look) {
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
