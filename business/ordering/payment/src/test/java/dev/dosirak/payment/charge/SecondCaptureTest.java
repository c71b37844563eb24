package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.APPROVED;
import static dev.dosirak.payment.charge.PaymentTest.ATTEMPTED;
import static dev.dosirak.payment.charge.PaymentTest.FIRST;
import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.REFUND_REQUESTED;
import static dev.dosirak.payment.charge.PaymentTest.REQUESTED;
import static dev.dosirak.payment.charge.PaymentTest.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.JournalCheckpoints.Checkpoint;
import dev.dosirak.payment.charge.Payment.Approved;
import dev.dosirak.payment.charge.PaymentEvent.CapturedAgain;
import dev.dosirak.payment.charge.PaymentEvent.SecondRefunded;
import dev.dosirak.payment.charge.PaymentEvent.SecondStuck;
import dev.dosirak.payment.charge.Reconciliation.Pass;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Another gateway has taken the money of an order as well.
class SecondCaptureTest {

    static final Pass SOON = new Pass("soon", Duration.ofMinutes(1));
    static final Capture SECOND = new Capture("second", "second-0", LUNCH.amount());

    final World world = new World(1, 0);
    final InMemoryPayments payments = new InMemoryPayments(TestSchedules.USUAL, world);
    final InMemoryTasks tasks = new InMemoryTasks();
    final InMemoryJournalCheckpoints marks = new InMemoryJournalCheckpoints();
    final ModelGateway second = new ModelGateway("second", world, false);
    final RefusingRefunds refusing = new RefusingRefunds(second);
    final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands = Payments.commands(payments, world);
    final PaymentProcessor processor = new PaymentProcessor(
            payments,
            payments.due(),
            commands,
            new PaymentGateways(List.of(new ModelGateway("model", world, false), refusing)),
            (_, _, _) -> new Choice.Later(Duration.ofSeconds(1)),
            (_, _) -> Optional.empty(),
            TestSchedules.USUAL,
            world,
            world);

    /// Whatever has become of the first: it is paid, or on its way back, or has gone back.
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void theOneThatIsNotOnRecordGoesBackWhereItCameFrom(int events) {
        keep(List.<PaymentEvent>of(
                        REQUESTED,
                        ATTEMPTED,
                        APPROVED,
                        REFUND_REQUESTED,
                        new PaymentEvent.RefundAttempted(FIRST, LUNCH.amount()),
                        new PaymentEvent.RefundResultUnknown(NOON),
                        new PaymentEvent.RefundStuck(8, "not-cancelable-payment", NOON),
                        new PaymentEvent.Refunded(LUNCH.amount(), NOON))
                .subList(0, events));
        second.approve(LUNCH, "key", 1);
        compareAfter(Duration.ofMinutes(5));
        settle(1);
        compareAfter(Duration.ofMinutes(1));

        assertThat(second.net()).isZero();
        assertThat(history(CapturedAgain.class))
                .extracting(CapturedAgain::capture)
                .containsExactly(SECOND);
        assertThat(history(SecondRefunded.class)).hasSize(1);
        assertThat(tasks.open(0, 10)).isEmpty();
    }

    /// The order lives on what is on record.
    @Test
    void theOneOnRecordPaysAsBefore() {
        keep(List.of(REQUESTED, ATTEMPTED, APPROVED));
        second.approve(LUNCH, "key", 1);
        compareAfter(Duration.ofMinutes(5));
        settle(1);

        assertThat(state()).isInstanceOf(Approved.class);
        assertThat(((Approved) state()).capture()).isEqualTo(TAKEN);
        assertThat(payments.isQuiet()).isTrue();
    }

    /// It calls both by their names, so the other is no new name of ours.
    @Test
    void whatTheSameGatewayHasTakenTwiceGoesBackOnce() {
        second.approve(LUNCH, "key", 1);
        second.approve(LUNCH, "key", 2);
        keep(List.of(REQUESTED, ATTEMPTED, new PaymentEvent.Approved(SECOND, NOON)));
        compareAfter(Duration.ofMinutes(5));
        settle(1);
        compareAfter(Duration.ofMinutes(5));

        assertThat(second.net()).isEqualTo(LUNCH.amount().amount());
        assertThat(second.balance(LUNCH, SECOND)).isEqualTo(new PaymentGateway.Balance.Left(LUNCH.amount()));
        assertThat(state()).isInstanceOf(Approved.class);
        assertThat(history(SecondRefunded.class)).hasSize(1);
        assertThat(tasks.open(0, 10)).isEmpty();
        assertThat(payments.isQuiet()).isTrue();
    }

    /// An answer that comes when another capture is on record already.
    @Test
    void anAnswerThatComesTooLateIsNotLost() {
        keep(List.of(REQUESTED, ATTEMPTED, APPROVED));
        second.approve(LUNCH, "key", 1);
        commands.handle(ORDER, at -> new PaymentCommand.Captured(SECOND, SECOND.amount(), at));
        settle(1);

        assertThat(second.net()).isZero();
        assertThat(history(SecondRefunded.class)).hasSize(1);
    }

    @Test
    void aRefusalIsRetriedAndThenShownToPeopleAndRetriedOn() {
        keep(List.of(REQUESTED, ATTEMPTED, APPROVED));
        second.approve(LUNCH, "key", 1);
        commands.handle(ORDER, at -> new PaymentCommand.Captured(SECOND, SECOND.amount(), at));
        refusing.refuses = true;
        settle(RefundRules.TRIES_BEFORE_STUCK + 3);

        assertThat(history(SecondStuck.class)).hasSize(1);
        assertThat(history()).hasSize(3 + 1 + RefundRules.TRIES_BEFORE_STUCK);
        assertThat(SecondCaptureRules.isStuck(state())).isTrue();

        refusing.refuses = false;
        commands.handle(ORDER, at -> new PaymentCommand.RetryRefund(MINA, at));
        settle(1);

        assertThat(second.net()).isZero();
        assertThat(SecondCaptureRules.isStuck(state())).isFalse();
        assertThat(payments.isQuiet()).isTrue();
    }

    /// A gateway that gives a payment another name must not cost the order its money.
    @Test
    void whatTheSameGatewayCallsByAnotherNameIsNoSecondCapture() {
        keep(List.of(REQUESTED, ATTEMPTED, APPROVED));
        var renamed = new Capture(TAKEN.pg(), "renamed", TAKEN.amount());
        commands.handle(ORDER, at -> new PaymentCommand.Captured(renamed, renamed.amount(), at));

        assertThat(history(CapturedAgain.class)).isEmpty();
        assertThat(payments.isQuiet()).isTrue();
    }

    /// Part of ours was reversed, and all of another is gone: we have what we had.
    @Test
    void whatIsLeftOfAnotherCaptureSaysNothingOfOurs() {
        keep(List.of(REQUESTED, ATTEMPTED, APPROVED, new PaymentEvent.Reversed(Won.of(4_000), NOON)));
        var other = new Capture(TAKEN.pg(), "other", TAKEN.amount());
        commands.handle(ORDER, at -> new PaymentCommand.Captured(other, Won.ZERO, at));

        assertThat(state())
                .isInstanceOfSatisfying(
                        Payment.Reversed.class, it -> assertThat(it.left()).isEqualTo(Won.of(4_000)));
    }

    /// The gateway has called it off by itself before we came to it.
    @Test
    void whatHasGoneBackAlreadyIsNoNews() {
        keep(List.of(REQUESTED, ATTEMPTED, APPROVED));
        commands.handle(ORDER, at -> new PaymentCommand.Captured(SECOND, Won.ZERO, at));

        assertThat(history(CapturedAgain.class)).isEmpty();
    }

    private void settle(int looks) {
        for (int look = 0; look < looks; look++) {
            world.pass(Duration.ofHours(2));
            payments.due().claim(10).forEach(processor::process);
        }
    }

    private void compareAfter(Duration time) {
        var pass = SOON.at("second");
        if (marks.of(pass.name()).isEmpty()) {
            marks.advance(pass.name(), Checkpoint.of(NOON.minus(SOON.behind())), NOON);
        }
        world.pass(time);
        new Reconciliation(second, payments, commands, marks, tasks, world, world).run(pass);
    }

    private Payment state() {
        return payments.load(ORDER).state();
    }

    private List<PaymentEvent> history() {
        return payments.history(ORDER);
    }

    private <T extends PaymentEvent> List<T> history(Class<T> type) {
        return history().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void keep(List<PaymentEvent> history) {
        payments.append(ORDER, payments.load(ORDER), new ArrayList<>(history));
    }

    /// Like another, but for giving back.
    private static final class RefusingRefunds extends GatewayDecorator {

        private boolean refuses;

        RefusingRefunds(PaymentGateway gateway) {
            super(gateway);
        }

        @Override
        public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
            return refuses
                    ? new RefundAnswer.NotDone("not-cancelable-payment")
                    : super.refund(order, capture, amount, left, attempt);
        }
    }
}
