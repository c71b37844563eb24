package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.APPROVED;
import static dev.dosirak.payment.charge.PaymentTest.ATTEMPTED;
import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.REFUND_REQUESTED;
import static dev.dosirak.payment.charge.PaymentTest.REQUESTED;
import static dev.dosirak.payment.charge.PaymentTest.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.Chargeback.Outcome;
import dev.dosirak.payment.charge.PartialRefund.Stage;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.CloseChargeback;
import dev.dosirak.payment.charge.PaymentCommand.OpenChargeback;
import dev.dosirak.payment.charge.PaymentCommand.RequestPartialRefund;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackClosed;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackOpened;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A customer disputes what has been paid, with the card company, and is to have the money once at most.
class ChargebackTest {

    static final UUID DISPUTE = new UUID(1, 1);
    static final UUID ANOTHER = new UUID(1, 2);
    static final UUID PART = new UUID(0, 1);
    static final Won A_THIRD = Won.of(6_000);
    static final Won REST = Won.of(12_000);

    final World world = new World(1, 0);
    final InMemoryPayments payments = new InMemoryPayments(TestSchedules.USUAL, world);
    final PartlyRefundingGateway gateway = new PartlyRefundingGateway();
    final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands = Payments.commands(payments, world);
    final PaymentProcessor processor = new PaymentProcessor(
            payments,
            payments.due(),
            commands,
            new PaymentGateways(List.of(gateway, new UnreachedGateway("second"))),
            TestGateways.chooser(gateway),
            TestGateways.keysAt(gateway),
            TestSchedules.USUAL,
            world,
            world);

    @BeforeEach
    void anOrderIsPaid() {
        keep(REQUESTED, ATTEMPTED, APPROVED);
    }

    @Test
    void whileOneIsOpenNothingGoesBackAndWhatIsWonGoesBackThen() {
        open(DISPUTE, LUNCH.amount());
        keep(REFUND_REQUESTED);
        look(5);
        assertThat(gateway.asked).isEmpty();
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.RefundPending.class);

        close(DISPUTE, Outcome.WON);
        look(1);
        assertThat(gateway.asked).containsExactly(LUNCH.amount());
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(payments.isQuiet()).isTrue();
    }

    @Test
    void whatIsLostIsNotGivenBackAgain() {
        open(DISPUTE, LUNCH.amount());
        close(DISPUTE, Outcome.LOST);
        keep(REFUND_REQUESTED);
        look(1);

        assertThat(gateway.asked).isEmpty();
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(payments.isQuiet()).isTrue();
    }

    @Test
    void ofWhatIsLostInPartTheRestGoesBack() {
        open(DISPUTE, A_THIRD);
        close(DISPUTE, Outcome.LOST);
        keep(REFUND_REQUESTED);
        look(1);

        assertThat(gateway.asked).containsExactly(REST);
        assertThat(gateway.left).isEqualTo(A_THIRD);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
    }

    @Test
    void anAnswerThatIsLostBesideWhatIsLostIsNoReasonToGiveBackMore() {
        open(DISPUTE, A_THIRD);
        close(DISPUTE, Outcome.LOST);
        gateway.losesAnswers = 1;
        keep(REFUND_REQUESTED);
        look(3);

        assertThat(gateway.asked).containsExactly(REST);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(payments.isQuiet()).isTrue();
    }

    @Test
    void oneThatTheGatewayRefusesWaitsAsWell() {
        gateway.refuses = LUNCH.amount();
        keep(REFUND_REQUESTED);
        look(RefundRules.TRIES_BEFORE_STUCK);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.RefundStuck.class);
        var asked = gateway.asked.size();
        open(DISPUTE, LUNCH.amount());
        look(3);
        assertThat(gateway.asked).hasSize(asked);

        close(DISPUTE, Outcome.LOST);
        look(1);
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(gateway.asked).hasSize(asked);
    }

    @Test
    void partsWaitAndAreNotLeftWhereTheyAreLost() {
        request(PART, A_THIRD);
        open(DISPUTE, Won.of(10_000));
        assertRefused(PaymentRefusal.MORE_THAN_LEFT, () -> request(ANOTHER, Won.of(2_001)));
        look(3);
        assertThat(gateway.asked).isEmpty();
        assertThat(part(PART).stage()).isEqualTo(Stage.PENDING);

        close(DISPUTE, Outcome.LOST);
        look(1);
        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(gateway.left).isEqualTo(REST);
    }

    @Test
    void aPartForWhichNotEnoughIsLeftIsGivenUp() {
        request(PART, REST);
        open(DISPUTE, REST);
        close(DISPUTE, Outcome.LOST);
        look(1);

        assertThat(gateway.asked).isEmpty();
        assertThat(part(PART).stage()).isEqualTo(Stage.GIVEN_UP);
        assertThat(payments.isQuiet()).isTrue();
    }

    /// Some gateways take it out of the payment: that is no money which they gave back by themselves.
    @Test
    void whatTheGatewayTakesOutOfThePaymentIsKnownByItsSum() {
        open(DISPUTE, A_THIRD);
        commands.handle(ORDER, at -> new Captured(TAKEN, REST, at));
        assertThat(state()).isInstanceOf(Payment.Approved.class);
        assertThat(state().left()).isEqualTo(REST);
        commands.handle(ORDER, at -> new Captured(TAKEN, REST, at));

        close(DISPUTE, Outcome.LOST);
        gateway.left = REST;
        request(PART, REST);
        look(1);
        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(gateway.left).isEqualTo(Won.ZERO);
    }

    /// Of two that have the same sum it is the part that was asked for.
    @Test
    void aPartThatComesLateIsNotTakenForADispute() {
        gateway.losesAnswers = 1;
        request(PART, A_THIRD);
        payments.due().claim(1).forEach(processor::process);
        open(DISPUTE, A_THIRD);
        commands.handle(ORDER, at -> new Captured(TAKEN, REST, at));

        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(state().funds().chargebacks()).noneMatch(Chargeback::booked);
    }

    @Test
    void whatIsLostIsNotAskedForAtAGatewayThatDoesNotKnowIt() {
        open(DISPUTE, LUNCH.amount());
        close(DISPUTE, Outcome.LOST);
        gateway.knows = false;
        keep(REFUND_REQUESTED);
        look(1);

        assertThat(gateway.asked).isEmpty();
        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
    }

    @Test
    void whatWasTakenOutAndIsWonIsLeftAgain() {
        open(DISPUTE, A_THIRD);
        commands.handle(ORDER, at -> new Captured(TAKEN, REST, at));
        close(DISPUTE, Outcome.WON);

        assertThat(state().left()).isEqualTo(LUNCH.amount());
        keep(REFUND_REQUESTED);
        look(1);
        assertThat(gateway.asked).containsExactly(LUNCH.amount());
    }

    @Test
    void aRepeatChangesNothingAndAnotherDecisionIsRefused() {
        open(DISPUTE, A_THIRD);
        open(DISPUTE, A_THIRD);
        close(DISPUTE, Outcome.LOST);
        close(DISPUTE, Outcome.LOST);
        assertRefused(PaymentRefusal.CHARGEBACK_CLOSED, () -> close(DISPUTE, Outcome.WON));
        assertRefused(PaymentRefusal.UNKNOWN_CHARGEBACK, () -> close(ANOTHER, Outcome.WON));

        assertThat(history(ChargebackOpened.class)).isEqualTo(1);
        assertThat(history(ChargebackClosed.class)).isEqualTo(1);
    }

    @Test
    void noMoreIsDisputedThanWasTaken() {
        open(DISPUTE, REST);
        assertRefused(PaymentRefusal.MORE_THAN_CAPTURED, () -> open(ANOTHER, Won.of(6_001)));
        close(DISPUTE, Outcome.WON);
        open(ANOTHER, LUNCH.amount());

        assertThat(history(ChargebackOpened.class)).isEqualTo(2);
    }

    @Test
    void nothingIsDisputedOfWhatWasNotTaken() {
        assertRefused(PaymentRefusal.UNKNOWN_PAYMENT, () -> decide(new Payment.Nothing()));
        assertRefused(PaymentRefusal.NOTHING_CAPTURED, () -> decide(new Payment.Declined(LUNCH, null, "no")));
        assertRefused(
                PaymentRefusal.NOTHING_CAPTURED,
                () -> decide(new Payment.Requested(LUNCH, NOON.plusSeconds(9), 0, null, NOON)));
    }

    /// People contest it: the customer would have the money twice.
    @Test
    void whatHasGoneBackAlreadyMayBeDisputedAsWell() {
        keep(REFUND_REQUESTED);
        look(1);
        open(DISPUTE, LUNCH.amount());

        assertThat(state()).isInstanceOf(Payment.Refunded.class);
        assertThat(state().funds().isDisputed()).isTrue();
    }

    private static List<PaymentEvent> decide(Payment state) {
        return Payment.decide(state, new OpenChargeback(DISPUTE, A_THIRD, "fraud", MINA, NOON));
    }

    private void open(UUID id, Won amount) {
        commands.handle(ORDER, at -> new OpenChargeback(id, amount, "fraud", MINA, at));
    }

    private void close(UUID id, Outcome outcome) {
        commands.handle(ORDER, at -> new CloseChargeback(id, outcome, MINA, at));
    }

    private void request(UUID id, Won amount) {
        commands.handle(ORDER, at -> new RequestPartialRefund(id, amount, "cold soup", MINA, at));
    }

    private static void assertRefused(PaymentRefusal why, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(why));
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            world.pass(Duration.ofHours(2));
            payments.due().claim(1).forEach(processor::process);
        }
    }

    private Payment.Captured state() {
        return (Payment.Captured) payments.load(ORDER).state();
    }

    private PartialRefund part(UUID id) {
        return state().funds().partialRefund(id).orElseThrow();
    }

    private long history(Class<? extends PaymentEvent> type) {
        return payments.history(ORDER).stream().filter(type::isInstance).count();
    }

    private void keep(PaymentEvent... events) {
        payments.append(ORDER, payments.load(ORDER), List.of(events));
    }
}
