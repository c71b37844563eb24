package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.Cashier;
import dev.dosirak.payment.charge.Orders;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.Payments.SecondLook;
import dev.dosirak.payment.charge.Payments.Whom;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.charge.Tasks.Kind;
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
    private final Tasks tasks;
    private final MeterRegistry meters;

    SecondLooks(Cashier cashier, Payments payments, Orders orders, Tasks tasks, MeterRegistry meters) {
        this.cashier = cashier;
        this.payments = payments;
        this.orders = orders;
        this.tasks = tasks;
        this.meters = meters;
    }

    void askGateway() {
        ask(Whom.GATEWAY, looks -> looks.forEach(this::askGateway));
    }

    /// What orders say is applied as if it had been heard; where it was no news, the payment is what it should be,
    /// unless nobody knows of its order. Whoever has not answered is due again soon.
    void askOrders() {
        ask(Whom.ORDER, looks -> {
            var answers = orders.ask(looks.stream().map(SecondLook::order).toList());
            looks.stream()
                    .filter(it -> !answers.open().contains(it.order()))
                    .forEach(it -> seen(it, answers.unknown().contains(it.order())));
        });
    }

    /// Whose money that is, and whether it should go back, only people can tell.
    private void seen(SecondLook look, boolean orderUnknown) {
        var order = look.order().toString();
        if (orderUnknown) {
            tasks.raise(Kind.ORDER_UNKNOWN, order, "approved, and orders know nothing of it");
        } else {
            tasks.settled(Kind.ORDER_UNKNOWN, order);
        }
        payments.seen(look);
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
