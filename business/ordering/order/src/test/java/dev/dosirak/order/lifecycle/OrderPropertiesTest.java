package dev.dosirak.order.lifecycle;

import static dev.dosirak.order.lifecycle.OrderTest.ANSWER_BY;
import static dev.dosirak.order.lifecycle.OrderTest.BILL;
import static dev.dosirak.order.lifecycle.OrderTest.NOON;
import static dev.dosirak.order.lifecycle.OrderTest.PAY_BY;
import static dev.dosirak.order.lifecycle.OrderTest.RIDER_SORA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.order.lifecycle.OrderCommand.Accept;
import dev.dosirak.order.lifecycle.OrderCommand.CancelByCustomer;
import dev.dosirak.order.lifecycle.OrderCommand.CancelByShop;
import dev.dosirak.order.lifecycle.OrderCommand.CancelUnanswered;
import dev.dosirak.order.lifecycle.OrderCommand.CancelUnpaid;
import dev.dosirak.order.lifecycle.OrderCommand.Delay;
import dev.dosirak.order.lifecycle.OrderCommand.Deliver;
import dev.dosirak.order.lifecycle.OrderCommand.FailPayment;
import dev.dosirak.order.lifecycle.OrderCommand.MarkDeliveryPending;
import dev.dosirak.order.lifecycle.OrderCommand.MarkPending;
import dev.dosirak.order.lifecycle.OrderCommand.Pay;
import dev.dosirak.order.lifecycle.OrderCommand.PickUp;
import dev.dosirak.order.lifecycle.OrderCommand.Place;
import dev.dosirak.order.lifecycle.OrderCommand.Refund;
import dev.dosirak.order.lifecycle.OrderCommand.Reject;
import dev.dosirak.order.lifecycle.OrderCommand.ReverseDeposit;
import dev.dosirak.platform.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Whatever is asked, in whatever order.
class OrderPropertiesTest {

    static final List<OrderCommand> COMMANDS = List.of(
            new Place(BILL, PAY_BY, NOON),
            new Pay(ANSWER_BY, NOON),
            new FailPayment("한도 초과", NOON),
            new CancelUnpaid(NOON),
            new CancelByCustomer("늦어서요", NOON),
            new CancelByShop("재료가 떨어져서", NOON),
            new CancelUnanswered(NOON),
            new MarkPending(NOON),
            new Accept(20, NOON),
            new Reject("closed", NOON),
            new MarkDeliveryPending(NOON),
            new PickUp(RIDER_SORA, NOON),
            new Delay("비", NOON),
            new Deliver(RIDER_SORA, NOON),
            new ReverseDeposit(NOON),
            new Refund(NOON));

    @RepeatedTest(500)
    void everyDecisionCanBeReplayedAndRepeatedAndMoneyGoesBackOnce(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var history = new ArrayList<OrderEvent>();
        for (int i = 0; i < 40; i++) {
            var command = COMMANDS.get(random.nextInt(COMMANDS.size()));
            try {
                history.addAll(Order.decide(OrderTest.replay(history), command));
            } catch (Refused refused) {
                continue;
            }
            assertThat(Order.decide(OrderTest.replay(history), command))
                    .as("repeating %s after %s", command, history)
                    .isEmpty();
        }
        boolean paid = history.stream().anyMatch(OrderEvent.Paid.class::isInstance);
        assertThat(history.stream()
                        .filter(OrderEvent.RefundRequested.class::isInstance)
                        .count())
                .isLessThanOrEqualTo(paid ? 1 : 0);
        boolean delivered = history.stream().anyMatch(OrderEvent.Delivered.class::isInstance);
        boolean cancelled = history.stream().anyMatch(OrderEvent.Cancelled.class::isInstance);
        assertThat(delivered && cancelled).isFalse();
        if (history.contains(OrderTest.UNDONE)) {
            assertThat(history).as("the deposit was undone").endsWith(OrderTest.UNDONE);
            assertThat(history).noneMatch(OrderEvent.Refunded.class::isInstance);
        }
    }
}
