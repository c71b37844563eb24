package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.FIRST;
import static dev.dosirak.payment.charge.PaymentTest.FIRST_AGAIN;
import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static dev.dosirak.payment.charge.PaymentTest.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.PaymentCommand.AttemptRefund;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.Decline;
import dev.dosirak.payment.charge.PaymentCommand.NoEffect;
import dev.dosirak.payment.charge.PaymentCommand.NotSent;
import dev.dosirak.payment.charge.PaymentCommand.Refund;
import dev.dosirak.payment.charge.PaymentCommand.RefundDone;
import dev.dosirak.payment.charge.PaymentCommand.RefundNotDone;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.RetryRefund;
import dev.dosirak.payment.charge.PaymentCommand.SecondNotRefunded;
import dev.dosirak.payment.charge.PaymentCommand.SecondRefunded;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Whatever is asked, in whatever order.
class PaymentPropertiesTest {

    static final Capture SECOND = new Capture("second", "second-0", LUNCH.amount());

    static final List<PaymentCommand> COMMANDS = List.of(
            new Request(LUNCH, PAY_BY, NOON),
            new Withdraw(ORDER, MINA, NOON),
            new Refund(LUNCH.amount(), "shop rejected", NOON),
            new PaymentCommand.Attempt("model", NOON),
            new Captured(TAKEN, TAKEN.amount(), NOON),
            new Captured(TAKEN, Won.of(1), NOON),
            new Captured(TAKEN, Won.ZERO, NOON),
            new Captured(SECOND, SECOND.amount(), NOON),
            new SecondNotRefunded(SECOND, 1, "no", NOON),
            new SecondRefunded(SECOND, NOON),
            new Decline(1, "no", NOON),
            new Unclear(FIRST, NOON),
            new NotSent(FIRST, NOON),
            new NoEffect(FIRST, FIRST_AGAIN.at()),
            new NoEffect(FIRST, PAY_BY),
            new RefundNotDone(FIRST, "no", NOON),
            new RetryRefund(MINA, NOON),
            new AttemptRefund(LUNCH.amount(), NOON),
            new RefundDone(NOON));

    @RepeatedTest(500)
    void everyDecisionCanBeReplayedAndRepeated(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var state = Payment.evolve(new Payment.Nothing(), PaymentTest.REQUESTED);
        for (int i = 0; i < 30; i++) {
            var command = COMMANDS.get(random.nextInt(COMMANDS.size()));
            try {
                for (var event : Payment.decide(state, command)) {
                    state = Payment.evolve(state, event);
                }
            } catch (Refused refused) {
                continue;
            }
            assertThat(Payment.decide(state, command))
                    .as("repeating %s", command)
                    .isEmpty();
        }
    }
}
