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
import dev.dosirak.payment.charge.PaymentCommand.OpenWindow;
import dev.dosirak.payment.charge.PaymentCommand.Refund;
import dev.dosirak.payment.charge.PaymentCommand.RefundDone;
import dev.dosirak.payment.charge.PaymentCommand.RefundNotDone;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.RetryRefund;
import dev.dosirak.payment.charge.PaymentCommand.Return;
import dev.dosirak.payment.charge.PaymentCommand.SecondNotRefunded;
import dev.dosirak.payment.charge.PaymentCommand.SecondRefunded;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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

    static final List<PaymentCommand> IN_WINDOW = Stream.concat(
                    COMMANDS.stream().filter(it -> !(it instanceof Request)),
                    Stream.of(
                            new Request(WindowRulesTest.LUNCH, PAY_BY, NOON),
                            new OpenWindow(WindowRulesTest.FIRST, NOON),
                            new OpenWindow(WindowRulesTest.SECOND, NOON),
                            back(WindowRulesTest.FIRST),
                            back(WindowRulesTest.SECOND),
                            new Unclear(WindowRulesTest.ATTEMPT, NOON),
                            new NotSent(WindowRulesTest.ATTEMPT, NOON),
                            new NoEffect(WindowRulesTest.ATTEMPT, FIRST_AGAIN.at())))
            .toList();

    @RepeatedTest(500)
    void everyDecisionCanBeReplayedAndRepeated(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        play(random, Payment.evolve(new Payment.Nothing(), PaymentTest.REQUESTED), COMMANDS);
    }

    @RepeatedTest(500)
    void soItIsInAWindow(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        play(random, Payment.evolve(new Payment.Nothing(), WindowRulesTest.REQUESTED), IN_WINDOW);
    }

    private static void play(Random random, Payment requested, List<PaymentCommand> commands) {
        var state = requested;
        for (int i = 0; i < 30; i++) {
            var command = commands.get(random.nextInt(commands.size()));
            try {
                for (var event : Payment.decide(state, command)) {
                    state = Payment.evolve(state, event);
                }
            } catch (Refused refused) {
                continue;
            }
            assertThat(repeated(state, command)).as("repeating %s", command).isEmpty();
        }
    }

    private static Return back(PaymentWindow window) {
        return new Return(ORDER, window.authorized(), LUNCH.amount(), NOON);
    }

    /// What a browser brought is refused when it comes again, and changes as little.
    private static List<PaymentEvent> repeated(Payment state, PaymentCommand command) {
        try {
            return Payment.decide(state, command);
        } catch (Refused refused) {
            assertThat(command).isInstanceOf(Return.class);
            return List.of();
        }
    }
}
