package dev.dosirak.payment.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.PaymentCommand.AttemptRefund;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.Decline;
import dev.dosirak.payment.charge.PaymentCommand.NoEffect;
import dev.dosirak.payment.charge.PaymentCommand.NotSent;
import dev.dosirak.payment.charge.PaymentCommand.Refund;
import dev.dosirak.payment.charge.PaymentCommand.RefundDone;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.RetryRefund;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.CancelledBeforeRequest;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.RefundRetried;
import dev.dosirak.payment.charge.PaymentEvent.RefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.Refunded;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentEvent.ResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.Reversed;
import dev.dosirak.payment.charge.PaymentEvent.Withdrawn;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final UUID ORDER = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final UUID MINA = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    static final UUID MINAS_CARD = UUID.fromString("00000000-0000-4000-8000-0000000000ca");
    static final PaymentBill LUNCH = new PaymentBill(ORDER, MINA, MINAS_CARD, Won.of(18_000));
    static final Attempt FIRST = new Attempt(1, "model", NOON);
    static final Attempt FIRST_AGAIN = FIRST.again(NOON.plusSeconds(10));
    static final Capture TAKEN = new Capture("model", "pay-1", LUNCH.amount());

    static final Instant PAY_BY = NOON.plusSeconds(600);
    static final Won NONE = Won.ZERO;
    static final Won A_PART = Won.of(10_000);

    static final Requested REQUESTED = new Requested(LUNCH, PAY_BY, NOON);
    static final Attempted ATTEMPTED = new Attempted(FIRST);
    static final ResultUnknown UNCLEAR = new ResultUnknown(NOON);
    static final Withdrawn WITHDRAWN = new Withdrawn(NOON);
    static final Approved APPROVED = new Approved(TAKEN, NOON);
    static final RefundRequested REFUND_REQUESTED = new RefundRequested("shop rejected", NOON);
    static final RefundAttempted REFUND_ATTEMPTED = new RefundAttempted(FIRST, LUNCH.amount());
    static final Refunded REFUNDED = new Refunded(LUNCH.amount(), NOON);

    static final Withdraw CALLED_OFF = new Withdraw(ORDER, MINA, NOON);
    static final Captured ANSWER_YES = new Captured(TAKEN, TAKEN.amount(), NOON);

    @Test
    void anOrderIsPaidOnceHoweverOftenItIsPlaced() {
        assertThat(given().when(new Request(LUNCH, PAY_BY, NOON))).containsExactly(REQUESTED);
        assertThat(given(REQUESTED, ATTEMPTED, APPROVED).when(new Request(LUNCH, PAY_BY, NOON)))
                .isEmpty();
        assertThat(given(REQUESTED, ATTEMPTED).when(new PaymentCommand.Attempt("model", NOON)))
                .isEmpty();

        var inInstalments = new PaymentBill(ORDER, MINA, MINAS_CARD, LUNCH.amount(), 3);
        assertRefused(PaymentRefusal.ANOTHER_BILL, new Request(inInstalments, PAY_BY, NOON), REQUESTED);
        var other = new PaymentBill(ORDER, MINA, MINAS_CARD, Won.of(1));
        assertRefused(PaymentRefusal.ANOTHER_BILL, new Request(other, PAY_BY, NOON), REQUESTED);
        assertRefused(PaymentRefusal.ANOTHER_BILL, new Request(other, PAY_BY, NOON), REQUESTED, ATTEMPTED, UNCLEAR);
    }

    @Test
    void aBillOfNothingIsDeclinedSoThatItsOrderNeedNotWait() {
        var nothing = new PaymentBill(ORDER, MINA, MINAS_CARD, Won.ZERO);
        var declined = given().when(new Request(nothing, PAY_BY, NOON));

        assertThat(declined)
                .containsExactly(
                        new Requested(nothing, PAY_BY, NOON), new Declined(DeclineReason.NOTHING_TO_PAY.code(), NOON));
        assertThat(given(declined.toArray(PaymentEvent[]::new)).when(new Request(nothing, PAY_BY, NOON)))
                .isEmpty();
    }

    @Test
    void anOrderThatIsOffBeforeAnybodyAskedIsNotPaid() {
        assertThat(given(REQUESTED).when(CALLED_OFF)).containsExactly(new Cancelled(NOON));
        assertThat(given().when(CALLED_OFF)).containsExactly(new CancelledBeforeRequest(ORDER, MINA, NOON));
        assertThat(given(new CancelledBeforeRequest(ORDER, MINA, NOON)).when(new Request(LUNCH, PAY_BY, NOON)))
                .isEmpty();
    }

    @Test
    void moneyThatComesAfterTheOrderIsOffGoesBackByItself() {
        assertThat(given(REQUESTED, ATTEMPTED).when(CALLED_OFF)).containsExactly(WITHDRAWN);
        assertThat(given(REQUESTED, ATTEMPTED, UNCLEAR).when(CALLED_OFF)).containsExactly(WITHDRAWN);

        assertThat(given(REQUESTED, ATTEMPTED, WITHDRAWN).when(ANSWER_YES))
                .containsExactly(new CapturedLate(TAKEN, NOON));
        assertThat(given(REQUESTED, ATTEMPTED, WITHDRAWN, new Cancelled(NOON)).when(ANSWER_YES))
                .containsExactly(new CapturedLate(TAKEN, NOON));
        assertThat(given(REQUESTED, ATTEMPTED, new Declined("no", NOON)).when(ANSWER_YES))
                .containsExactly(new CapturedLate(TAKEN, NOON));
        assertThat(given(REQUESTED, ATTEMPTED, APPROVED).when(CALLED_OFF))
                .containsExactly(new RefundRequested("order-cancelled", NOON));
    }

    @Test
    void anAnswerThatDoesNotComeIsToldOnceAndTheAttemptIsRepeatedOnlyOnEvidence() {
        assertThat(given(REQUESTED, ATTEMPTED).when(new Unclear(FIRST, NOON))).containsExactly(UNCLEAR);
        assertThat(given(REQUESTED, ATTEMPTED, UNCLEAR).when(new Unclear(FIRST, NOON)))
                .isEmpty();

        assertThat(given(REQUESTED, ATTEMPTED, UNCLEAR).when(new NoEffect(FIRST, FIRST_AGAIN.at())))
                .containsExactly(new Attempted(FIRST_AGAIN));
        assertThat(given(REQUESTED, ATTEMPTED, UNCLEAR, new Attempted(FIRST_AGAIN))
                        .when(new NoEffect(FIRST, NOON)))
                .as("evidence about an older sending")
                .isEmpty();
        assertThat(given(REQUESTED, ATTEMPTED, WITHDRAWN).when(new NoEffect(FIRST, NOON)))
                .containsExactly(new Cancelled(NOON));
    }

    @Test
    void aRequestThatNeverLeftIsMadeAnewUnlessSomebodySentItAgain() {
        assertThat(given(REQUESTED, ATTEMPTED).when(new NotSent(FIRST, NOON)))
                .containsExactly(new PaymentEvent.NotSent(1, NOON));
        assertThat(given(REQUESTED, ATTEMPTED, UNCLEAR, new Attempted(FIRST_AGAIN))
                        .when(new NotSent(FIRST_AGAIN, NOON)))
                .as("the first sending may still be under way, and a new number would be a second request")
                .containsExactly(new Attempted(FIRST));
        assertThat(given(REQUESTED, ATTEMPTED, new PaymentEvent.NotSent(1, NOON))
                        .when(new PaymentCommand.Attempt("model", NOON)))
                .containsExactly(new Attempted(new Attempt(2, "model", NOON)));
        assertThat(given(REQUESTED, ATTEMPTED, new Attempted(FIRST_AGAIN)).when(new NotSent(FIRST, NOON)))
                .isEmpty();
    }

    @Test
    void aNoCountsOnlyForTheLastAttempt() {
        var second = new Attempted(new Attempt(2, "model", NOON));
        var no = new Decline(1, "reject-card-payment", NOON);

        assertThat(given(REQUESTED, ATTEMPTED).when(no)).containsExactly(new Declined("reject-card-payment", NOON));
        assertThat(given(REQUESTED, ATTEMPTED, WITHDRAWN).when(no)).containsExactly(new Cancelled(NOON));
        assertThat(given(REQUESTED, ATTEMPTED, new PaymentEvent.NotSent(1, NOON), second)
                        .when(no))
                .isEmpty();
        assertThat(given(REQUESTED, ATTEMPTED, APPROVED).when(no)).isEmpty();
    }

    @Test
    void theWholeAmountIsGivenBackOnce() {
        var refund = new Refund(LUNCH.amount(), "shop rejected", NOON);

        assertThat(given(REQUESTED, ATTEMPTED, APPROVED).when(refund)).containsExactly(REFUND_REQUESTED);
        assertThat(given(REQUESTED, ATTEMPTED, APPROVED, REFUND_REQUESTED)
                        .when(new AttemptRefund(LUNCH.amount(), NOON)))
                .containsExactly(REFUND_ATTEMPTED);
        assertThat(given(REQUESTED, ATTEMPTED, APPROVED, REFUND_REQUESTED, REFUND_ATTEMPTED)
                        .when(new RefundDone(NOON)))
                .containsExactly(REFUNDED);
        assertThat(given(REQUESTED, ATTEMPTED, APPROVED, REFUND_REQUESTED, REFUND_ATTEMPTED, REFUNDED)
                        .when(refund))
                .isEmpty();

        assertRefused(
                PaymentRefusal.NOT_THE_WHOLE_AMOUNT,
                new Refund(Won.of(1), "a part", NOON),
                REQUESTED,
                ATTEMPTED,
                APPROVED);
        assertRefused(PaymentRefusal.NOTHING_CAPTURED, refund, REQUESTED, ATTEMPTED, new Declined("no", NOON));
        assertRefused(PaymentRefusal.UNKNOWN_PAYMENT, refund);
    }

    @Test
    void nothingIsTakenAfterItsTime() {
        var late = PAY_BY.plusSeconds(1);

        assertThat(given(REQUESTED).when(new Decline(0, DeclineReason.NOT_PAID_IN_TIME, late)))
                .containsExactly(new Declined(DeclineReason.NOT_PAID_IN_TIME.code(), late));
        assertThat(given(REQUESTED, ATTEMPTED).when(new NoEffect(FIRST, late)))
                .containsExactly(new Declined(DeclineReason.NOT_PAID_IN_TIME.code(), late));
        assertThat(given(REQUESTED, ATTEMPTED, UNCLEAR).when(new NoEffect(FIRST, late)))
                .containsExactly(new Declined(DeclineReason.NOT_PAID_IN_TIME.code(), late));
        assertThat(given(REQUESTED, ATTEMPTED, UNCLEAR).when(new Captured(TAKEN, TAKEN.amount(), late)))
                .as("what is known to be taken counts, however late it is found")
                .containsExactly(new Approved(TAKEN, late));
    }

    @Test
    void anAttemptWithoutAnAnswerIsUnclearFromItsSecondSendingOn() {
        assertThat(given(REQUESTED, ATTEMPTED).when(new NoEffect(FIRST, FIRST_AGAIN.at())))
                .containsExactly(new ResultUnknown(FIRST_AGAIN.at()), new Attempted(FIRST_AGAIN));
    }

    @Test
    void moneyThatTheGatewayGaveBackIsNotPaid() {
        var reversed = new Declined(DeclineReason.REVERSED_BY_GATEWAY.code(), NOON);
        var late = new CapturedLate(TAKEN, NOON);

        assertThat(given(REQUESTED, ATTEMPTED, UNCLEAR).when(new Captured(TAKEN, NONE, NOON)))
                .containsExactly(reversed);
        assertThat(given(REQUESTED, ATTEMPTED).when(new Captured(TAKEN, A_PART, NOON)))
                .as("the rest goes back, too")
                .containsExactly(reversed, late);
        assertThat(given(REQUESTED, ATTEMPTED, WITHDRAWN).when(new Captured(TAKEN, NONE, NOON)))
                .containsExactly(new Cancelled(NOON));
        assertThat(given(REQUESTED, ATTEMPTED, new Declined("no", NOON)).when(new Captured(TAKEN, NONE, NOON)))
                .isEmpty();
    }

    @Test
    void anApprovedPaymentThatIsReversedIsToldAndItsRestGoesBackOnlyWithItsOrder() {
        var partly = new Reversed(A_PART, NOON);

        assertThat(given(REQUESTED, ATTEMPTED, APPROVED).when(new Captured(TAKEN, A_PART, NOON)))
                .containsExactly(partly);
        assertThat(given(REQUESTED, ATTEMPTED, APPROVED, partly).when(new Captured(TAKEN, NONE, NOON)))
                .containsExactly(new Reversed(NONE, NOON));
        assertThat(given(REQUESTED, ATTEMPTED, APPROVED, new Reversed(NONE, NOON))
                        .when(CALLED_OFF))
                .containsExactly(new RefundRequested("order-cancelled", NOON));
        assertThat(given(REQUESTED, ATTEMPTED, APPROVED, partly, REFUND_REQUESTED, REFUND_ATTEMPTED)
                        .when(new Captured(TAKEN, NONE, NOON)))
                .as("whoever gives it back sees it himself")
                .isEmpty();
    }

    @Test
    void peopleAreAskedWhenARefundIsRefusedAgainAndAgain() {
        var pending = new ArrayList<PaymentEvent>(List.of(REQUESTED, ATTEMPTED, APPROVED, REFUND_REQUESTED));
        PaymentEvent last = REFUND_REQUESTED;
        for (int number = 1; number <= RefundRules.TRIES_BEFORE_STUCK; number++) {
            var attempt = new Attempt(number, "model", NOON);
            pending.add(new RefundAttempted(attempt, LUNCH.amount()));
            last = given(pending.toArray(PaymentEvent[]::new))
                    .when(new PaymentCommand.RefundNotDone(attempt, "not-cancelable-payment", NOON))
                    .getLast();
            pending.add(last);
        }
        assertThat(last).isEqualTo(new RefundStuck(RefundRules.TRIES_BEFORE_STUCK, "not-cancelable-payment", NOON));

        var stuck = pending.toArray(PaymentEvent[]::new);
        assertThat(given(stuck).when(new AttemptRefund(LUNCH.amount(), NOON)))
                .as("no more entries")
                .isEmpty();
        assertThat(given(stuck).when(new RefundDone(NOON))).containsExactly(REFUNDED);
        assertThat(given(stuck).when(new RetryRefund(MINA, NOON))).containsExactly(new RefundRetried(MINA, NOON));
        assertRefused(PaymentRefusal.NO_REFUND, new RetryRefund(MINA, NOON), REQUESTED, ATTEMPTED, APPROVED);
    }

    @Test
    void historiesFromBeforeAreReadOn() {
        var attempted = new Attempted(FIRST_AGAIN);
        var requested = new Requested(LUNCH, null, NOON);

        assertThat(given(requested, ATTEMPTED, attempted, new PaymentEvent.NotSent(1, NOON))
                        .when(new PaymentCommand.Attempt("model", NOON)))
                .containsExactly(new Attempted(new Attempt(2, "model", NOON)));
        assertThat(given(requested, ATTEMPTED, attempted, UNCLEAR).when(ANSWER_YES))
                .containsExactly(APPROVED);
        assertThat(given(requested).when(new NoEffect(FIRST, NOON))).isEmpty();
        var refundAgain = new RefundAttempted(FIRST_AGAIN, null);
        assertThat(given(
                                requested,
                                ATTEMPTED,
                                APPROVED,
                                REFUND_REQUESTED,
                                new RefundAttempted(FIRST, null),
                                refundAgain)
                        .when(new RefundDone(NOON)))
                .containsExactly(REFUNDED);
    }

    @Test
    void aRefundHeardBeforeTheApprovalWaitsForWhatTheGatewaySays() {
        var refund = new Refund(LUNCH.amount(), "shop rejected", NOON);

        assertThat(given(REQUESTED, ATTEMPTED).when(refund)).containsExactly(WITHDRAWN);
        assertThat(given(REQUESTED).when(refund)).containsExactly(new Cancelled(NOON));
    }

    private static void assertRefused(PaymentRefusal reason, PaymentCommand command, PaymentEvent... history) {
        assertThatThrownBy(() -> given(history).when(command))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(reason));
    }

    private static Given given(PaymentEvent... history) {
        return new Given(List.of(history));
    }

    private record Given(List<PaymentEvent> history) {

        /// The events, after checking that they can follow and that the same command again is none.
        List<PaymentEvent> when(PaymentCommand command) {
            var all = new ArrayList<>(history);
            var events = Payment.decide(replay(all), command);
            all.addAll(events);
            assertThat(Payment.decide(replay(all), command))
                    .as("the same again")
                    .isEmpty();
            return events;
        }

        private static Payment replay(List<PaymentEvent> history) {
            Payment state = new Payment.Nothing();
            for (var event : history) {
                state = Payment.evolve(state, event);
            }
            return state;
        }
    }
}
