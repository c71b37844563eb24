package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.LUNCH;
import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.REFUND_REQUESTED;
import static dev.dosirak.payment.charge.PaymentTest.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.PartialRefund.Stage;
import dev.dosirak.payment.charge.PaymentCommand.RequestPartialRefund;
import dev.dosirak.payment.charge.PaymentCommand.RetryRefund;
import dev.dosirak.payment.charge.PaymentCommand.WithdrawPartialRefund;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundGivenUp;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.PartiallyRefunded;
import dev.dosirak.payment.charge.PaymentEvent.Reversed;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An operator gives a part of an order's money back, and the order goes on.
class PartialRefundTest extends PaidOrder {

    @Test
    void itGoesBackAndTheOrderGoesOn() {
        request(PART, A_THIRD);
        look(1);

        assertThat(gateway.asked).containsExactly(A_THIRD);
        assertThat(state().left()).isEqualTo(REST);
        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(history(PartiallyRefunded.class))
                .extracting(PartiallyRefunded::amount)
                .containsExactly(A_THIRD);
        assertThat(payments.isQuiet()).isTrue();
    }

    @Test
    void aRepeatIsNoSecondOne() {
        request(PART, A_THIRD);
        request(PART, A_THIRD);
        look(1);
        request(PART, A_THIRD);

        assertThat(gateway.asked).containsExactly(A_THIRD);
        assertThat(payments.isQuiet()).isTrue();
    }

    @Test
    void whatIsAskedForAlreadyIsNotLeft() {
        request(PART, REST);

        assertThatThrownBy(() -> request(ANOTHER, Won.of(6_001))).isInstanceOfSatisfying(Refused.class, it -> {
            assertThat(it.why()).isEqualTo(PaymentRefusal.MORE_THAN_LEFT);
            assertThat(it.details()).containsExactly(6_000L);
        });
        request(ANOTHER, A_THIRD);
        look(2);
        assertThat(state().left()).isEqualTo(Won.ZERO);
        assertThatThrownBy(() -> request(new UUID(0, 3), Won.of(1))).isInstanceOf(Refused.class);
    }

    @Test
    void nothingGoesBackInPartOfWhatWasNotTakenOrGoesBackAsAWhole() {
        keep(REFUND_REQUESTED);
        assertRefused(PaymentRefusal.ALL_GOES_BACK, payments.load(ORDER).state());
        assertRefused(PaymentRefusal.UNKNOWN_PAYMENT, new Payment.Nothing());
        assertRefused(PaymentRefusal.NOTHING_CAPTURED, new Payment.Declined(LUNCH, null, "no"));
        assertRefused(
                PaymentRefusal.NOTHING_CAPTURED, new Payment.Requested(LUNCH, NOON.plusSeconds(9), 0, null, NOON));
    }

    /// Scenario 10: whether it has arrived, what is left tells.
    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void scenario10ACancelWithoutAnAnswerIsMadeAgainOnlyIfItsMoneyIsStillThere(boolean arrives, int cancels) {
        gateway.losesAnswers = 1;
        gateway.arrives = arrives;
        request(PART, A_THIRD);
        look(1);
        assertThat(part(PART).attempt()).isNotNull();
        look(4);

        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(gateway.asked).hasSize(cancels).containsOnly(A_THIRD);
        assertThat(gateway.left).isEqualTo(REST);
    }

    @Test
    void whatMayArriveStillIsNotTriedAgain() {
        gateway.losesAnswers = 1;
        gateway.arrives = false;
        request(PART, A_THIRD);
        processor.process(ORDER);
        world.pass(Duration.ofSeconds(9));
        processor.process(ORDER);

        assertThat(gateway.asked).hasSize(1);
        assertThat(part(PART).attempt()).isNotNull();
    }

    /// Scenario 11: of two that are under way, nobody could tell which has arrived.
    @Test
    void scenario11ASecondOneBeginsWhenTheEndOfTheFirstIsKnown() {
        gateway.losesAnswers = 1;
        gateway.arrives = false;
        request(PART, A_THIRD);
        request(ANOTHER, A_THIRD);
        look(1);
        assertThat(gateway.asked).hasSize(1);
        assertThat(part(ANOTHER).wasTried()).isFalse();
        look(5);

        assertThat(gateway.asked).hasSize(3);
        assertThat(gateway.left).isEqualTo(A_THIRD);
        assertThat(state().left()).isEqualTo(A_THIRD);
    }

    /// Its webhook, or its journal, is faster than our own inquiry.
    @Test
    void whatSomebodyElseHasFoundOutCounts() {
        gateway.losesAnswers = 1;
        request(PART, A_THIRD);
        look(1);
        commands.handle(ORDER, at -> new PaymentCommand.Captured(TAKEN, REST, at));

        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(history(Reversed.class)).isEmpty();
        assertThat(payments.isQuiet()).isTrue();
    }

    @Test
    void whatTheGatewayGivesBackByItselfIsNoPartOfOurs() {
        gateway.left = Won.of(17_000);
        request(PART, A_THIRD);
        look(2);

        assertThat(history(Reversed.class)).extracting(Reversed::left).containsExactly(Won.of(17_000));
        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(state()).isInstanceOf(Payment.Reversed.class);
        assertThat(state().left()).isEqualTo(Won.of(11_000));
    }

    @Test
    void moreThanIsLeftMeanwhileIsGivenUp() {
        gateway.left = Won.of(5_999);
        request(PART, A_THIRD);
        look(2);

        assertThat(gateway.asked).isEmpty();
        assertThat(part(PART).stage()).isEqualTo(Stage.GIVEN_UP);
        assertThat(payments.isQuiet()).isTrue();
    }

    /// Silence about the money says nothing of what has gone back of it.
    @Test
    void aGatewayThatKnowsNothingOfTheMoneyIsNotAskedAgainForAPartThatMayHaveGoneBack() {
        gateway.losesAnswers = 1;
        request(PART, A_THIRD);
        look(1);
        gateway.knows = false;
        look(3);
        assertThat(gateway.asked).hasSize(1);
        gateway.knows = true;
        look(1);

        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(gateway.asked).hasSize(1);
    }

    /// What is left grows less and never more.
    @Test
    void moreThanThereWasIsAnAnswerOutOfDate() {
        request(PART, A_THIRD);
        look(1);
        request(ANOTHER, A_THIRD);
        gateway.says = LUNCH.amount();
        look(2);
        assertThat(gateway.asked).hasSize(1);

        gateway.says = null;
        gateway.losesAnswers = 1;
        gateway.arrives = false;
        look(1);
        gateway.says = LUNCH.amount();
        look(1);
        assertThat(part(ANOTHER).attempt()).isNotNull();
        gateway.says = null;
        look(2);
        assertThat(gateway.left).isEqualTo(A_THIRD);
        assertThat(part(ANOTHER).stage()).isEqualTo(Stage.DONE);
    }

    /// People have it given back at the gateway's own screen while another part is under way.
    @Test
    void whatIsMissingMayBeAnEarlierPart() {
        gateway.refuses = A_THIRD;
        request(PART, A_THIRD);
        look(RefundRules.TRIES_BEFORE_STUCK);
        gateway.losesAnswers = 1;
        gateway.arrives = false;
        request(ANOTHER, Won.of(5_000));
        look(1);
        gateway.left = REST;
        look(3);

        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(part(ANOTHER).stage()).isEqualTo(Stage.DONE);
        assertThat(gateway.left).isEqualTo(Won.of(7_000));
        assertThat(history(Reversed.class)).isEmpty();
    }

    @Test
    void whatIsMissingMayBeBothParts() {
        gateway.refuses = A_THIRD;
        request(PART, A_THIRD);
        look(RefundRules.TRIES_BEFORE_STUCK);
        gateway.losesAnswers = 1;
        request(ANOTHER, Won.of(5_000));
        look(1);
        gateway.left = Won.of(7_000);
        look(2);

        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(part(ANOTHER).stage()).isEqualTo(Stage.DONE);
        assertThat(history(Reversed.class)).isEmpty();
    }

    @Test
    void whatIsMissingMayBeBothPartsOfOneAmount() {
        gateway.refuses = A_THIRD;
        request(PART, A_THIRD);
        look(RefundRules.TRIES_BEFORE_STUCK);
        gateway.refuses = Won.ZERO;
        gateway.losesAnswers = 1;
        request(ANOTHER, A_THIRD);
        payments.due().claim(1).forEach(processor::process);
        gateway.left = A_THIRD;
        look(2);

        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
        assertThat(part(ANOTHER).stage()).isEqualTo(Stage.DONE);
    }

    /// Given back at the gateway's own screen, and something with them.
    @Test
    void whatNobodyCanTellOfPartsThatWereTriedIsLeftToPeople() {
        gateway.refuses = A_THIRD;
        request(PART, A_THIRD);
        look(RefundRules.TRIES_BEFORE_STUCK);
        gateway.left = Won.of(11_500);
        gateway.refuses = Won.ZERO;
        int asked = gateway.asked.size();
        look(6);

        assertThat(part(PART).stage()).isEqualTo(Stage.GIVEN_UP);
        assertThat(gateway.asked).hasSize(asked);
        assertThat(gateway.left).isEqualTo(Won.of(11_500));
    }

    /// Each at its own time, however long the other has been tried.
    @Test
    void stuckPartsDoNotWaitForOneAnother() {
        gateway.refuses = A_THIRD;
        request(PART, A_THIRD);
        look(100);
        gateway.refuses = REST;
        request(ANOTHER, REST);
        gateway.refusesToo = A_THIRD;
        look(RefundRules.TRIES_BEFORE_STUCK);
        assertThat(part(ANOTHER).isStuck()).isTrue();
        gateway.refusesToo = Won.ZERO;
        look(2);

        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
    }

    /// An operator need not wait for ever.
    @Test
    void whatTheGatewayNeverTellsCanBeWithdrawnInTheEnd() {
        gateway.losesAnswers = 1;
        request(PART, A_THIRD);
        processor.process(ORDER);
        gateway.knows = false;
        world.pass(PartialRefundRules.LONGEST_WAIT);
        withdraw(PART);
        gateway.knows = true;
        commands.handle(ORDER, at -> new PaymentCommand.Captured(TAKEN, REST, at));

        assertThat(part(PART).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(state()).isInstanceOf(Payment.Reversed.class);
    }

    @Test
    void whoseMoneyCameBackAnotherWayIsNotTriedAnyMore() {
        gateway.refuses = A_THIRD;
        request(PART, A_THIRD);
        look(RefundRules.TRIES_BEFORE_STUCK);
        withdraw(PART);
        withdraw(PART);
        gateway.refuses = Won.ZERO;
        look(3);

        assertThat(part(PART).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(payments.isQuiet()).isTrue();
        assertThat(gateway.left).isEqualTo(LUNCH.amount());
        request(ANOTHER, LUNCH.amount());
    }

    @Test
    void whatIsUnderWayOrDoneCannotBeWithdrawn() {
        gateway.losesAnswers = 1;
        request(PART, A_THIRD);
        processor.process(ORDER);
        assertRefused(PaymentRefusal.PARTIAL_REFUND_UNDER_WAY, () -> withdraw(PART));
        look(1);
        assertRefused(PaymentRefusal.PARTIAL_REFUND_DONE, () -> withdraw(PART));
        assertRefused(PaymentRefusal.UNKNOWN_PARTIAL_REFUND, () -> withdraw(ANOTHER));
    }

    /// A payment is looked at for a second capture as well, and as often as its gateway says nothing.
    @Test
    void howOftenAPartIsTriedIsItsOwn() {
        gateway.refuses = A_THIRD;
        request(PART, A_THIRD);
        commands.handle(
                ORDER,
                at -> new PaymentCommand.Captured(
                        new Capture("second", "second-0", LUNCH.amount()), LUNCH.amount(), at));
        for (int i = 0; i < 50; i++) {
            processor.process(ORDER);
        }

        assertThat(gateway.asked).hasSize(1);
    }

    /// It may have gone back, and something else with it: a second request could be one too many.
    @Test
    void whatCannotBeToldIsNotTriedAgain() {
        gateway.losesAnswers = 1;
        request(PART, A_THIRD);
        look(1);
        gateway.left = Won.of(11_000);
        look(2);

        assertThat(gateway.asked).hasSize(1);
        assertThat(history(PartialRefundGivenUp.class))
                .extracting(PartialRefundGivenUp::why)
                .containsExactly("left-differs");
        assertThat(state().left()).isEqualTo(Won.of(11_000));
        assertThat(payments.isQuiet()).isTrue();
    }

    @Test
    void oneThatIsRefusedAgainAndAgainIsShownToPeopleAndLetsOthersPass() {
        gateway.refuses = A_THIRD;
        request(PART, A_THIRD);
        look(RefundRules.TRIES_BEFORE_STUCK);
        assertThat(history(PartialRefundStuck.class)).hasSize(1);
        request(ANOTHER, Won.of(1_000));
        look(1);
        assertThat(part(ANOTHER).stage()).isEqualTo(Stage.DONE);
        look(1);
        assertThat(part(PART).stage()).isEqualTo(Stage.STUCK);

        gateway.refuses = Won.ZERO;
        commands.handle(ORDER, at -> new RetryRefund(MINA, at));
        assertThat(part(PART).isStuck()).isFalse();
        look(1);
        assertThat(gateway.left).isEqualTo(Won.of(11_000));
        assertThat(payments.isQuiet()).isTrue();
    }

    @Test
    void oneThatIsStuckIsTriedOn() {
        gateway.refuses = A_THIRD;
        request(PART, A_THIRD);
        look(RefundRules.TRIES_BEFORE_STUCK);
        gateway.refuses = Won.ZERO;
        look(1);

        assertThat(part(PART).stage()).isEqualTo(Stage.DONE);
    }

    /// The whole takes with it what a part has not given back, whatever becomes of that.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOrderThatIsOffMeanwhileGetsTheRestBack(boolean arrives) {
        gateway.losesAnswers = 1;
        gateway.arrives = arrives;
        request(PART, A_THIRD);
        look(1);
        keep(REFUND_REQUESTED);
        look(1);

        assertThat(payments.load(ORDER).state()).isInstanceOf(Payment.Refunded.class);
        assertThat(gateway.left).isEqualTo(Won.ZERO);
        assertThat(gateway.asked).containsExactly(A_THIRD, arrives ? REST : LUNCH.amount());
        assertThat(payments.isQuiet()).isTrue();
    }

    private void withdraw(UUID id) {
        commands.handle(ORDER, at -> new WithdrawPartialRefund(id, MINA, at));
    }

    private static void assertRefused(PaymentRefusal why, Payment state) {
        assertRefused(why, () -> Payment.decide(state, new RequestPartialRefund(PART, A_THIRD, "cold", MINA, NOON)));
    }
}
