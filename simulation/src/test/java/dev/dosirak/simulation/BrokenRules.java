package dev.dosirak.simulation;

import dev.dosirak.order.lifecycle.Bill;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

final class BrokenRules {

    private static final Duration TOO_SHORT = Duration.ofSeconds(2);

    private BrokenRules() {}

    static PaymentRetrySchedule impatient(PaymentRetrySchedule real) {
        return new PaymentRetrySchedule(
                real.longestAnswers().keySet().stream().collect(Collectors.toMap(it -> it, _ -> TOO_SHORT)),
                real.repeatAfter(),
                real.firstPause(),
                real.longestPause(),
                real.longestStuckPause(),
                real.claim(),
                real.lateLooks(),
                real.orderLooks());
    }

    static List<PaymentEvent> withoutLateCaptures(Payment state, PaymentCommand command) {
        return state instanceof Payment.Unpaid && command instanceof PaymentCommand.Captured
                ? List.of()
                : Payment.decide(state, command);
    }

    static List<PaymentEvent> ignoringUndoneDeposits(Payment state, PaymentCommand command) {
        return command instanceof PaymentCommand.DepositReversed ? List.of() : Payment.decide(state, command);
    }

    static List<PaymentEvent> takingSilenceForNotSent(Payment state, PaymentCommand command) {
        return state instanceof Payment.InProgress && command instanceof PaymentCommand.Unclear it
                ? Payment.decide(state, new PaymentCommand.NotSent(it.attempt(), it.at()))
                : Payment.decide(state, command);
    }

    static Orders overwriting(Orders real) {
        return new Orders() {
            @Override
            public Versioned<Order> find(OrderId id) {
                return real.find(id);
            }

            @Override
            public Versioned<Order> place(Bill bill, List<OrderEvent> events, int mostUnpaid) {
                return real.place(bill, events, mostUnpaid);
            }

            @Override
            public Versioned<Order> append(OrderId id, Versioned<Order> before, List<OrderEvent> events) {
                try {
                    return real.append(id, before, events);
                } catch (Stale e) {
                    return real.append(
                            id, new Versioned<>(before.state(), real.find(id).version()), events);
                }
            }
        };
    }
}
