package dev.dosirak.order.life;

import static dev.dosirak.order.life.OrderTest.ANSWER_BY;
import static dev.dosirak.order.life.OrderTest.BILL;
import static dev.dosirak.order.life.OrderTest.NOON;
import static dev.dosirak.order.life.OrderTest.PAY_BY;
import static dev.dosirak.order.life.OrderTest.RIDER_SORA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.order.life.OrderCommand.Accept;
import dev.dosirak.order.life.OrderCommand.AwaitRider;
import dev.dosirak.order.life.OrderCommand.CancelByCustomer;
import dev.dosirak.order.life.OrderCommand.CancelByShop;
import dev.dosirak.order.life.OrderCommand.CancelUnanswered;
import dev.dosirak.order.life.OrderCommand.Delay;
import dev.dosirak.order.life.OrderCommand.FailPayment;
import dev.dosirak.order.life.OrderCommand.GiveUpUnpaid;
import dev.dosirak.order.life.OrderCommand.HandOver;
import dev.dosirak.order.life.OrderCommand.Pay;
import dev.dosirak.order.life.OrderCommand.PickUp;
import dev.dosirak.order.life.OrderCommand.Place;
import dev.dosirak.order.life.OrderCommand.Refund;
import dev.dosirak.order.life.OrderCommand.Reject;
import dev.dosirak.order.life.OrderCommand.Relay;
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
            new GiveUpUnpaid(NOON),
            new CancelByCustomer("늦어서요", NOON),
            new CancelByShop("재료가 떨어져서", NOON),
            new CancelUnanswered(NOON),
            new Relay(NOON),
            new Accept(20, NOON),
            new Reject("closed", NOON),
            new AwaitRider(NOON),
            new PickUp(RIDER_SORA, NOON),
            new Delay("비", NOON),
            new HandOver(RIDER_SORA, NOON),
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
    }
}
