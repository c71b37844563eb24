package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.PaymentCommand.Refund;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.payment.charge.Rechecks.Recheck;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// With a gateway that is well, and takes money back by itself.
class PaymentProcessorTest {

    final World world = new World(1, 0);

    /// As a node counts on that was asleep for so long.
    Duration slept = Duration.ZERO;
    final InstantSource clock = () -> world.instant().minus(slept);
    final InMemoryPayments payments = new InMemoryPayments(MoneyPropertiesTest.PACE, world);
    final ModelGateway gateway = new ModelGateway(world, false);
    final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands = Payments.commands(payments, world);
    final PaymentProcessor paymentProcessor = new PaymentProcessor(
            payments,
            payments.due(),
            Payments.commands(payments, clock),
            gateway,
            (_, _) -> Optional.of("key"),
            MoneyPropertiesTest.PACE,
            clock,
            world);

    @Test
    void aRefundAsksForExactlyWhatIsLeftAndOnce() {
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        paymentProcessor.process(ORDER);
        gateway.reverse(ORDER, Won.of(8_000));
        commands.handle(ORDER, at -> new Refund(LUNCH.amount(), "shop rejected", at));
        paymentProcessor.process(ORDER);

        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(gateway.net()).isZero();
        assertThat(payments.history(ORDER))
                .filteredOn(RefundAttempted.class::isInstance)
                .extracting(it -> ((RefundAttempted) it).amount())
                .containsExactly(Won.of(10_000));
    }

    @Test
    void whatTheGatewayHasGivenBackAlreadyIsNotAskedFor() {
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        paymentProcessor.process(ORDER);
        gateway.reverse(ORDER, LUNCH.amount());
        commands.handle(ORDER, at -> new Withdraw(ORDER, MINA, at));
        paymentProcessor.process(ORDER);

        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(payments.history(ORDER)).noneMatch(RefundAttempted.class::isInstance);
    }

    /// By the node's own count there is time left; by everybody else's somebody may be at it already.
    @Test
    void whoWasAsleepTakesNoMoney() {
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        world.pass(Duration.ofMinutes(3));
        slept = Duration.ofMinutes(3);
        paymentProcessor.process(ORDER);

        assertThat(gateway.asked()).isEmpty();
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Requested.class);
    }

    @Test
    void whoWasAsleepGivesNothingBackThatSomebodyElseMayBeGivingBack() {
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        paymentProcessor.process(ORDER);
        commands.handle(ORDER, at -> new Refund(LUNCH.amount(), "shop rejected", at));
        world.pass(Duration.ofMinutes(3));
        slept = Duration.ofMinutes(3);
        paymentProcessor.process(ORDER);

        assertThat(gateway.net()).isEqualTo(LUNCH.amount().amount());
    }

    /// Whether the money was taken, or is given back: nobody knows, and somebody has to find out.
    @Test
    void peopleAreToldWhereTheGatewayNeverSaysWhatCameOfIt() {
        var silent = new SilentGateway(gateway);
        var asking = new PaymentProcessor(
                payments,
                payments.due(),
                commands,
                silent,
                (_, _) -> Optional.of("key"),
                MoneyPropertiesTest.PACE,
                clock,
                world);
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        look(asking, 1);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Unknown.class);
        look(asking, 7);
        assertThat(payments.unclear()).isEmpty();
        look(asking, 1);
        assertThat(payments.unclear()).containsExactly(ORDER);

        silent.speaks();
        look(asking, 1);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Approved.class);
        silent.saysNothing();
        payments.unclear().clear();
        commands.handle(ORDER, at -> new Refund(LUNCH.amount(), "shop rejected", at));
        look(asking, 8);
        assertThat(payments.unclear()).containsExactly(ORDER);
    }

    private void look(PaymentProcessor asking, int times) {
        for (int i = 0; i < times; i++) {
            world.pass(Duration.ofMinutes(2));
            assertThat(payments.due().claim(1)).containsExactly(ORDER);
            asking.process(ORDER);
        }
    }

    @Test
    void aPaymentWhoseTimeIsUpIsNotAskedFor() {
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        world.pass(Duration.between(NOON, PAY_BY));
        paymentProcessor.process(ORDER);

        assertThat(payments.load(ORDER).state()).isEqualTo(new Payment.Declined(LUNCH, Payment.NOT_PAID_IN_TIME));
        assertThat(gateway.asked()).isEmpty();
        assertThat(payments.rechecks().claim(Party.GATEWAY, 1))
                .as("nothing was ever sent")
                .isEmpty();
    }

    @Test
    void aSecondLookGivesBackWhatWasTakenLate() {
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        commands.handle(ORDER, at -> new Withdraw(ORDER, MINA, at));
        gateway.approve(LUNCH, "key", 1);

        new RecheckProcessor(payments, payments.rechecks(), commands, gateway)
                .process(new Recheck(ORDER, Party.GATEWAY, 0));
        paymentProcessor.process(ORDER);

        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(gateway.net()).isZero();
    }
}
