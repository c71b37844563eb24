package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.PaymentCommand.NoEffect;
import dev.dosirak.payment.charge.PaymentCommand.Refund;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.payment.charge.Rechecks.Recheck;
import dev.dosirak.payment.method.CardKeys;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            TestGateways.only(gateway),
            TestGateways.chooser(gateway),
            TestGateways.keysAt(gateway),
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

    /// The gateway has given back a part by itself, and the answer to the first cancel of the rest is lost.
    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void aCancelWithoutAnAnswerIsMadeAgainOnlyIfItsMoneyIsStillThere(boolean arrived, int cancels) {
        var rest = Won.of(10_000);
        var losing = new UnreachedGateway("model") {
            final List<Won> asked = new ArrayList<>();
            Won left = rest;

            @Override
            public Answer approve(PaymentBill bill, String billingKey, int number) {
                return new Answer.Taken(new Capture("model", "pay", bill.amount()), bill.amount());
            }

            @Override
            public Balance balance(PaymentBill bill, Capture capture) {
                return new Balance.Left(left);
            }

            @Override
            public RefundAnswer refund(UUID order, Capture capture, Won amount, Won before, RefundTry attempt) {
                asked.add(amount);
                boolean first = asked.size() == 1;
                if (arrived || !first) {
                    left = left.minus(amount);
                }
                return first ? new RefundAnswer.Unclear() : new RefundAnswer.Done();
            }
        };
        var asking = processor(losing, new UnreachedGateway("second"));
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        asking.process(ORDER);
        commands.handle(ORDER, at -> new Refund(LUNCH.amount(), "shop rejected", at));
        for (int look = 0; look < 3; look++) {
            asking.process(ORDER);
            world.pass(Duration.ofSeconds(10));
        }

        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(losing.asked).hasSize(cancels).containsOnly(rest);
        assertThat(losing.left).isEqualTo(Won.ZERO);
    }

    /// One of two captures at the same gateway, of which it shows the other when it is asked for the order.
    @Test
    void whatIsLeftOfAnotherCaptureIsNotBelieved() {
        gateway.approve(LUNCH, "key", 0);
        gateway.reverse(ORDER, LUNCH.amount());
        gateway.approve(LUNCH, "key", 1);
        var ours = gateway.captures().getLast();
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        commands.handle(ORDER, at -> new PaymentCommand.Captured(ours, ours.amount(), at));
        commands.handle(ORDER, at -> new Refund(LUNCH.amount(), "shop rejected", at));
        assertThat(gateway.find(LUNCH))
                .isEqualTo(new Finding.Found(gateway.captures().getFirst(), Won.ZERO));
        paymentProcessor.process(ORDER);

        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(gateway.net()).isZero();
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
                TestGateways.only(silent),
                TestGateways.chooser(silent),
                TestGateways.keysAt(silent),
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

    /// Our contract is at its end, not the gateway.
    @Test
    void peopleAreNotToldOfAGatewayThatWeMayNotAsk() {
        var capped = new UnreachedGateway("model") {
            @Override
            public Answer approve(PaymentBill bill, String billingKey, int number) {
                return new Answer.Unclear();
            }

            @Override
            public Finding find(PaymentBill bill) {
                return new Finding.NotAsked();
            }

            @Override
            public Balance balance(PaymentBill bill, Capture capture) {
                return new Balance.Left(LUNCH.amount());
            }

            @Override
            public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
                return new RefundAnswer.NotAsked();
            }
        };
        var asking = processor(capped, new UnreachedGateway("second"));
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        look(asking, 20);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Unknown.class);

        commands.handle(
                ORDER,
                at -> new PaymentCommand.Captured(new Capture("model", "pay", LUNCH.amount()), LUNCH.amount(), at));
        commands.handle(ORDER, at -> new Refund(LUNCH.amount(), "shop rejected", at));
        look(asking, RefundRules.TRIES_BEFORE_STUCK);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.RefundPending.class);
        assertThat(payments.unclear()).isEmpty();
    }

    /// A look that our contract did not allow is none: it is not as if the gateway had been silent for as long.
    @Test
    void looksThatWeMayNotTakeLeadToNoLongerPauses() {
        var findings = new ArrayDeque<Finding>(Collections.nCopies(20, new Finding.NotAsked()));
        var capped = new UnreachedGateway("model") {
            @Override
            public Answer approve(PaymentBill bill, String billingKey, int number) {
                return new Answer.Unclear();
            }

            @Override
            public Finding find(PaymentBill bill) {
                return findings.isEmpty() ? new Finding.Unclear() : findings.poll();
            }
        };
        var asking = processor(capped, new UnreachedGateway("second"));
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        look(asking, 21);
        assertThat(findings).isEmpty();

        look(asking, DuePayments.LOOKS_BEFORE_TASK - 1);
        assertThat(payments.unclear()).isEmpty();
        look(asking, 1);
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

        assertThat(payments.load(ORDER).state())
                .isEqualTo(new Payment.Declined(LUNCH, null, DeclineReason.NOT_PAID_IN_TIME.code()));
        assertThat(gateway.asked()).isEmpty();
        assertThat(payments.rechecks().claim(Party.GATEWAY, 1))
                .as("nothing was ever sent")
                .isEmpty();
    }

    @Test
    void aSecondLookGivesBackWhatWasTakenLate() {
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        commands.handle(ORDER, at -> new PaymentCommand.Attempt(gateway.name(), at));
        commands.handle(ORDER, at -> new Withdraw(ORDER, MINA, at));
        commands.handle(ORDER, at -> new NoEffect(new Attempt(1, gateway.name(), NOON), at));
        gateway.approve(LUNCH, "key", 1);

        new RecheckProcessor(payments, payments.rechecks(), commands, TestGateways.only(gateway))
                .process(new Recheck(ORDER, Party.GATEWAY, 0));
        paymentProcessor.process(ORDER);

        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(gateway.net()).isZero();
    }

    /// The first gateway is not reached, so the second is asked; it has the money, so it gives it back.
    @Test
    void anotherGatewayIsAskedOnlyAfterTheFirstWasSurelyNotReached() {
        var second = new ModelGateway("second", world, false);
        var both = processor(new UnreachedGateway("first"), second);
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        both.process(ORDER);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Requested.class);

        both.process(ORDER);
        assertThat(payments.load(ORDER).state())
                .isInstanceOfSatisfying(
                        Payment.Approved.class,
                        it -> assertThat(it.capture().pg()).isEqualTo("second"));
        commands.handle(ORDER, at -> new Refund(LUNCH.amount(), "shop rejected", at));
        both.process(ORDER);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(second.net()).isZero();
    }

    /// Nobody knows what the first has done: no other may be asked, however long it takes.
    @Test
    void anUnclearAnswerIsNeverFailedOver() {
        var first = new ModelGateway("first", world, false);
        var silent = new SilentGateway(first);
        var second = new ModelGateway("second", world, false);
        var both = processor(silent, second);
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        for (int i = 0; i < 20; i++) {
            both.process(ORDER);
            world.pass(Duration.ofMinutes(1));
        }
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Unknown.class);

        silent.speaks();
        both.process(ORDER);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Approved.class);
        assertThat(second.asked()).isEmpty();
        assertThat(first.captures()).hasSize(1);
    }

    @Test
    void whereNoGatewayMayBeAskedThePaymentWaits() {
        var waiting = new PaymentProcessor(
                payments,
                payments.due(),
                commands,
                TestGateways.only(gateway),
                (_, _, _) -> new Choice.Later(Duration.ofSeconds(3)),
                TestGateways.keysAt(gateway),
                MoneyPropertiesTest.PACE,
                clock,
                world);
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
        assertThat(payments.due().claim(1)).containsExactly(ORDER);
        waiting.process(ORDER);

        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Requested.class);
        world.pass(Duration.ofSeconds(2));
        assertThat(payments.due().claim(1)).isEmpty();
        world.pass(Duration.ofSeconds(1));
        assertThat(payments.due().claim(1)).containsExactly(ORDER);
    }

    /// Asks the first gateway, and the second when the first was not reached.
    private PaymentProcessor processor(PaymentGateway first, PaymentGateway second) {
        return new PaymentProcessor(
                payments,
                payments.due(),
                commands,
                new PaymentGateways(List.of(first, second)),
                (_, _, failed) -> new Choice.Ask(failed.isEmpty() ? first.name() : second.name()),
                (_, _) -> Optional.of(new CardKeys("kb", Map.of(first.name(), "key", second.name(), "another key"))),
                MoneyPropertiesTest.PACE,
                clock,
                world);
    }
}
