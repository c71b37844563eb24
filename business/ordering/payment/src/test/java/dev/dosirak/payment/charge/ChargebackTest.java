package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.REFUND_REQUESTED;
import static dev.dosirak.payment.charge.PaymentTest.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.Chargeback.Outcome;
import dev.dosirak.payment.charge.PartialRefund.Stage;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.CloseChargeback;
import dev.dosirak.payment.charge.PaymentCommand.OpenChargeback;
import dev.dosirak.payment.charge.PaymentCommand.RetryRefund;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackClosed;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackOpened;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A customer disputes what has been paid, with the card company, and is to have the money once at most.
class ChargebackTest extends PaidOrder {

    static final UUID DISPUTE = new UUID(1, 1);
    static final UUID SECOND = new UUID(1, 2);

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
        assertThat(state()).isInstanceOf(Payment.Refunded.class);
        assertThat(state().left()).as("what has not gone back").isEqualTo(A_THIRD);
        assertThat(history(PaymentEvent.Refunded.class))
                .extracting(PaymentEvent.Refunded::amount)
                .containsExactly(REST);
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

    /// It arrives behind the order's end, and what is lost leaves enough for it.
    @Test
    void aPartUnderWayIsKnownBeforeTheRestGoesBack() {
        gateway.losesAnswers = 1;
        gateway.arrives = false;
        open(DISPUTE, A_THIRD);
        close(DISPUTE, Outcome.LOST);
        request(PART, A_THIRD);
        payments.due().claim(1).forEach(processor::process);
        keep(REFUND_REQUESTED);
        world.pass(Duration.ofSeconds(2));
        payments.due().claim(1).forEach(processor::process);
        assertThat(gateway.asked).containsExactly(A_THIRD);

        gateway.left = REST;
        look(1);
        assertThat(gateway.asked).containsExactly(A_THIRD, A_THIRD);
        assertThat(gateway.left).isEqualTo(A_THIRD);
        assertThat(state()).isInstanceOf(Payment.Refunded.class);
    }

    /// Two tries that both arrive would give back too much, so that each is on record.
    @Test
    void aRefundOfLessThanAllThatIsStuckIsTriedWhenPeopleWantIt() {
        open(DISPUTE, A_THIRD);
        close(DISPUTE, Outcome.LOST);
        gateway.refuses = REST;
        keep(REFUND_REQUESTED);
        look(RefundRules.TRIES_BEFORE_STUCK + 5);
        assertThat(gateway.asked).hasSize(RefundRules.TRIES_BEFORE_STUCK);

        gateway.refuses = Won.ZERO;
        commands.handle(ORDER, at -> new RetryRefund(MINA, at));
        look(1);
        assertThat(gateway.left).isEqualTo(A_THIRD);
        assertThat(state()).isInstanceOf(Payment.Refunded.class);
    }

    @Test
    void aPartForWhichNotEnoughIsLeftIsNotAskedForAtAGatewayThatDoesNotKnowIt() {
        request(PART, REST);
        open(DISPUTE, REST);
        close(DISPUTE, Outcome.LOST);
        gateway.knows = false;
        look(1);

        assertThat(gateway.asked).isEmpty();
        assertThat(part(PART).stage()).isEqualTo(Stage.GIVEN_UP);
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

    /// That is money which the gateway gave back by itself, and people are asked about both.
    @Test
    void aGatewayThatTakesItOutOfThePaymentHasReversedIt() {
        open(DISPUTE, A_THIRD);
        commands.handle(ORDER, at -> new Captured(TAKEN, REST, at));

        assertThat(state()).isInstanceOf(Payment.Reversed.class);
        assertThat(state().left()).isEqualTo(REST);
        assertThat(state().funds().isDisputed()).isTrue();
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
    void aRepeatChangesNothingAndAnotherDecisionIsRefused() {
        open(DISPUTE, A_THIRD);
        open(DISPUTE, A_THIRD);
        close(DISPUTE, Outcome.LOST);
        close(DISPUTE, Outcome.LOST);
        assertRefused(PaymentRefusal.CHARGEBACK_CLOSED, () -> close(DISPUTE, Outcome.WON));
        assertRefused(PaymentRefusal.UNKNOWN_CHARGEBACK, () -> close(SECOND, Outcome.WON));

        assertThat(history(ChargebackOpened.class)).hasSize(1);
        assertThat(history(ChargebackClosed.class)).hasSize(1);
    }

    @Test
    void noMoreIsDisputedThanWasTaken() {
        open(DISPUTE, REST);
        assertRefused(PaymentRefusal.MORE_THAN_CAPTURED, () -> open(SECOND, Won.of(6_001)));
        close(DISPUTE, Outcome.WON);
        open(SECOND, LUNCH.amount());

        assertThat(history(ChargebackOpened.class)).hasSize(2);
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
}
