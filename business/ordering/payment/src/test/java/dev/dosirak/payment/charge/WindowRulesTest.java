package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.Decline;
import dev.dosirak.payment.charge.PaymentCommand.NoEffect;
import dev.dosirak.payment.charge.PaymentCommand.NotSent;
import dev.dosirak.payment.charge.PaymentCommand.OpenWindow;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.Return;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentEvent.AttemptDeclined;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.CustomerReturned;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.ResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.WindowOpened;
import dev.dosirak.payment.charge.PaymentEvent.Withdrawn;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowRulesTest {

    static final PaymentBill LUNCH = new PaymentBill(ORDER, MINA, null, Won.of(18_000));
    static final PaymentWindow FIRST = window(1, "model");
    static final PaymentWindow SECOND = window(2, "second");
    static final Instant LATER = NOON.plusSeconds(60);

    static final PaymentEvent REQUESTED = new PaymentEvent.Requested(LUNCH, PAY_BY, NOON);
    static final PaymentEvent OPENED = new WindowOpened(FIRST, NOON);
    static final PaymentEvent RETURNED = new CustomerReturned(null, NOON);
    static final Attempt ATTEMPT = new Attempt(1, "model", NOON, FIRST);
    static final PaymentEvent ATTEMPTED = new Attempted(ATTEMPT);
    static final PaymentEvent NO = new AttemptDeclined("reject-card-payment", NOON);

    @Test
    void anOrderWithoutACardWaitsForItsCustomer() {
        assertThat(decide(new Request(LUNCH, PAY_BY, NOON))).containsExactly(REQUESTED);
        assertThat(after(REQUESTED)).isEqualTo(new Payment.AwaitingCustomer(LUNCH, PAY_BY, 0, null, null, NOON));
    }

    @Test
    void whatWasAuthorizedInTheOpenWindowIsAskedForAndTaken() {
        assertThat(decide(new OpenWindow(FIRST, NOON), REQUESTED)).containsExactly(OPENED);
        assertThat(decide(back(FIRST), REQUESTED, OPENED)).containsExactly(RETURNED);
        assertThat(decide(new PaymentCommand.Attempt("model", NOON), REQUESTED, OPENED, RETURNED))
                .containsExactly(ATTEMPTED);
        var taken = new Capture("model", FIRST.authorized(), LUNCH.amount());
        assertThat(decide(new Captured(taken, taken.amount(), NOON), REQUESTED, OPENED, RETURNED, ATTEMPTED))
                .containsExactly(new PaymentEvent.Approved(taken, NOON));
    }

    @Test
    void aNoEndsTheAttemptAndTheCustomerMayTryAgainElsewhere() {
        assertThat(decide(new Decline(1, "reject-card-payment", NOON), REQUESTED, OPENED, RETURNED, ATTEMPTED))
                .containsExactly(NO);
        assertThat(decide(new OpenWindow(SECOND, LATER), REQUESTED, OPENED, RETURNED, ATTEMPTED, NO))
                .containsExactly(new WindowOpened(SECOND, LATER));
        assertThat(decide(
                        new PaymentCommand.Attempt("second", LATER),
                        REQUESTED,
                        OPENED,
                        RETURNED,
                        ATTEMPTED,
                        NO,
                        new WindowOpened(SECOND, LATER),
                        new CustomerReturned(null, LATER)))
                .containsExactly(new Attempted(new Attempt(2, "second", LATER, SECOND)));
    }

    @Test
    void aNoThatComesTwiceDoesNotEndThePayment() {
        assertThat(decide(new Decline(1, "reject-card-payment", LATER), REQUESTED, OPENED, RETURNED, ATTEMPTED, NO))
                .isEmpty();
    }

    @Test
    void aNoWhenTimeIsUpEndsThePayment() {
        assertThat(decide(new Decline(1, "reject-card-payment", PAY_BY), REQUESTED, OPENED, RETURNED, ATTEMPTED))
                .containsExactly(new Declined("reject-card-payment", PAY_BY));
        assertThat(decide(new Decline(0, DeclineReason.NOT_PAID_IN_TIME, PAY_BY), REQUESTED, OPENED))
                .containsExactly(new Declined(DeclineReason.NOT_PAID_IN_TIME.code(), PAY_BY));
    }

    @Test
    void whatSurelyWasNotSentIsAskedForAgainOrElsewhere() {
        var notSent = new PaymentEvent.NotSent(1, NOON);
        assertThat(decide(new NotSent(ATTEMPT, NOON), REQUESTED, OPENED, RETURNED, ATTEMPTED))
                .containsExactly(notSent);
        assertThat(decide(new PaymentCommand.Attempt("model", LATER), REQUESTED, OPENED, RETURNED, ATTEMPTED, notSent))
                .containsExactly(new Attempted(new Attempt(2, "model", LATER, FIRST)));
        assertThat(decide(new OpenWindow(SECOND, LATER), REQUESTED, OPENED, RETURNED, ATTEMPTED, notSent))
                .containsExactly(new WindowOpened(SECOND, LATER));
    }

    @Test
    void whileAnApprovalMayBeUnderWayThereIsNoOtherWindow() {
        var unknown = new ResultUnknown(NOON);
        refuses(PaymentRefusal.PAYMENT_UNDER_WAY, new OpenWindow(SECOND, LATER), REQUESTED, OPENED, RETURNED);
        refuses(
                PaymentRefusal.PAYMENT_UNDER_WAY,
                new OpenWindow(SECOND, LATER),
                REQUESTED,
                OPENED,
                RETURNED,
                ATTEMPTED,
                unknown);
        assertThat(decide(new Unclear(ATTEMPT, NOON), REQUESTED, OPENED, RETURNED, ATTEMPTED))
                .containsExactly(unknown);
        assertThat(decide(new NoEffect(ATTEMPT, LATER), REQUESTED, OPENED, RETURNED, ATTEMPTED, unknown))
                .as("sent again under its number, for the same window")
                .containsExactly(new Attempted(ATTEMPT.again(LATER)));
    }

    @Test
    void onlyTheWindowThatWasOpenedLastCounts() {
        var second = new WindowOpened(SECOND, LATER);
        assertThat(decide(new OpenWindow(SECOND, LATER), REQUESTED, OPENED)).containsExactly(second);
        refuses(PaymentRefusal.RETURN_OF_ANOTHER_WINDOW, back(FIRST), REQUESTED, OPENED, second);
        assertThat(decide(back(SECOND), REQUESTED, OPENED, second)).hasSize(1);
        refuses(PaymentRefusal.PAYMENT_UNDER_WAY, new OpenWindow(window(2, "other"), LATER), REQUESTED, OPENED, second);
    }

    @Test
    void whatWasTamperedWithIsRefused() {
        refuses(
                PaymentRefusal.RETURN_OF_ANOTHER_AMOUNT,
                new Return(ORDER, FIRST.authorized(), Won.of(1), NOON),
                REQUESTED,
                OPENED);
        refuses(
                PaymentRefusal.RETURN_OF_ANOTHER_ORDER,
                new Return(UUID.randomUUID(), FIRST.authorized(), LUNCH.amount(), NOON),
                REQUESTED,
                OPENED);
        refuses(
                PaymentRefusal.RETURN_OF_ANOTHER_WINDOW,
                new Return(ORDER, "somebody's", LUNCH.amount(), NOON),
                REQUESTED,
                OPENED);
        refuses(PaymentRefusal.RETURN_USED, back(FIRST), REQUESTED, OPENED, RETURNED);
        refuses(PaymentRefusal.RETURN_USED, back(FIRST), REQUESTED, OPENED, RETURNED, ATTEMPTED);
        refuses(PaymentRefusal.RETURN_USED, back(FIRST), REQUESTED, OPENED, RETURNED, ATTEMPTED, NO);
        refuses(PaymentRefusal.RETURN_OF_ANOTHER_WINDOW, back(FIRST), REQUESTED);
        refuses(PaymentRefusal.NOT_IN_WINDOW, back(FIRST), PaymentTest.REQUESTED);
        refuses(PaymentRefusal.UNKNOWN_PAYMENT, back(FIRST));
    }

    @Test
    void whenTimeIsUpNothingIsOpenedNorAuthorized() {
        refuses(PaymentRefusal.PAYMENT_OVER, new OpenWindow(FIRST, PAY_BY), REQUESTED);
        refuses(
                PaymentRefusal.PAYMENT_OVER,
                new Return(ORDER, FIRST.authorized(), LUNCH.amount(), PAY_BY),
                REQUESTED,
                OPENED);
        refuses(PaymentRefusal.NOT_IN_WINDOW, new OpenWindow(FIRST, NOON), PaymentTest.REQUESTED);
    }

    @Test
    void aCustomerMayOpenOnlySoManyWindows() {
        var most = window(WindowRules.MOST_WINDOWS, "model");
        refuses(
                PaymentRefusal.TOO_MANY_WINDOWS,
                new OpenWindow(window(WindowRules.MOST_WINDOWS + 1, "model"), NOON),
                REQUESTED,
                new WindowOpened(most, NOON));
    }

    @Test
    void aWindowWithoutANameIsCalledAsTheBrowserSaysAndOnce() {
        var unnamed = new PaymentWindow(1, "model", null, "http://localhost/script", Map.of("a", "b"), null);
        var opened = new WindowOpened(unnamed, NOON);
        var back = new Return(ORDER, "t1", LUNCH.amount(), NOON);
        assertThat(decide(back, REQUESTED, opened)).containsExactly(new CustomerReturned("t1", NOON));

        var returned = (Payment.Returned) after(REQUESTED, opened, new CustomerReturned("t1", NOON));
        assertThat(returned.window().authorized()).isEqualTo("t1");
        assertThat(returned.window().parameters()).isEqualTo(Map.of("a", "b"));
        refuses(PaymentRefusal.RETURN_USED, back, REQUESTED, opened, new CustomerReturned("t1", NOON));
        refuses(
                PaymentRefusal.PAYMENT_UNDER_WAY,
                new Return(ORDER, "t2", LUNCH.amount(), NOON),
                REQUESTED,
                opened,
                new CustomerReturned("t1", NOON));
    }

    /// Whoever came back may have paid: that it could not be asked for says nothing of that.
    @Test
    void afterTheReturnFromAWindowThatTakesMoneyUnaskedThereIsNoOther() {
        var own = new PaymentWindow(1, "model", ORDER.toString(), "http://localhost/script", Map.of(), true);
        var notSent = new PaymentEvent.NotSent(1, NOON);
        refuses(
                PaymentRefusal.PAYMENT_UNDER_WAY,
                new OpenWindow(SECOND, LATER),
                REQUESTED,
                new WindowOpened(own, NOON),
                RETURNED,
                new Attempted(new Attempt(1, "model", NOON, own)),
                notSent);
    }

    @Test
    void anotherAmountThanTheBillsPaysNothingAndGoesBack() {
        var cheap = new Capture("model", FIRST.authorized(), Won.of(100));
        var no = new Declined(DeclineReason.ANOTHER_AMOUNT_PAID.code(), LATER);
        assertThat(decide(new Captured(cheap, cheap.amount(), LATER), REQUESTED, OPENED))
                .containsExactly(no, new PaymentEvent.CapturedLate(cheap, LATER));
        assertThat(decide(new Captured(cheap, Won.ZERO, LATER), REQUESTED, OPENED))
                .containsExactly(no);
        assertThat(after(REQUESTED, OPENED, no, new PaymentEvent.CapturedLate(cheap, LATER)))
                .isEqualTo(new Payment.RefundPending(LUNCH, Funds.of(cheap), 0, LATER));
        assertThat(decide(new Captured(cheap, cheap.amount(), LATER), REQUESTED, OPENED, RETURNED, ATTEMPTED))
                .containsExactly(no, new PaymentEvent.CapturedLate(cheap, LATER));
    }

    @Test
    void anOrderThatIsOffIsNotAskedFor() {
        var off = new Withdraw(ORDER, MINA, NOON);
        assertThat(decide(off, REQUESTED, OPENED)).containsExactly(new Cancelled(NOON));
        assertThat(decide(off, REQUESTED, OPENED, RETURNED)).containsExactly(new Cancelled(NOON));
        assertThat(decide(off, REQUESTED, OPENED, RETURNED, ATTEMPTED)).containsExactly(new Withdrawn(NOON));
        assertThat(decide(new Decline(1, "no", NOON), REQUESTED, OPENED, RETURNED, ATTEMPTED, new Withdrawn(NOON)))
                .containsExactly(new Cancelled(NOON));
    }

    /// An earlier attempt has another one, and must not be taken for it.
    @Test
    void whatCameToNothingInAWindowIsLookedForByItsOwnName() {
        var attempted = List.of(REQUESTED, OPENED, RETURNED, ATTEMPTED);
        var declined = Stream.concat(attempted.stream(), Stream.of(new Declined("no", PAY_BY)));
        var called = Stream.concat(attempted.stream(), Stream.of(new Withdrawn(NOON), new Cancelled(NOON)));
        for (var history : List.of(declined, called)) {
            var unpaid = (Payment.Unpaid) after(history.toArray(PaymentEvent[]::new));
            assertThat(unpaid.inWindow()).isEqualTo(ATTEMPT);
            var asked = new ArrayList<Attempt>();
            var gateways = new PaymentGateways(List.of(new UnreachedGateway("other"), new UnreachedGateway("model") {
                @Override
                public Finding find(PaymentBill bill, Attempt attempt) {
                    asked.add(attempt);
                    return new Finding.NotFound();
                }
            }));
            assertThat(gateways.find("model", unpaid)).isEqualTo(new PaymentGateway.Finding.NotFound());
            assertThat(gateways.find("other", unpaid))
                    .as("by the order")
                    .isEqualTo(new PaymentGateway.Finding.Unclear());
            assertThat(asked).containsExactly(ATTEMPT);
        }
        var byCard = (Payment.Unpaid) after(
                new PaymentEvent.Requested(PaymentTest.LUNCH, PAY_BY, NOON),
                new Attempted(new Attempt(1, "model", NOON)),
                new Declined("no", NOON));
        assertThat(byCard.inWindow()).isNull();
    }

    static PaymentWindow window(int number, String pg) {
        return new PaymentWindow(number, pg, pg + "-window-" + number, "http://localhost/" + number);
    }

    private static Return back(PaymentWindow window) {
        return new Return(ORDER, window.authorized(), LUNCH.amount(), NOON);
    }

    private static Payment after(PaymentEvent... history) {
        return List.of(history).stream().reduce((Payment) new Payment.Nothing(), Payment::evolve, (_, it) -> it);
    }

    private static List<PaymentEvent> decide(PaymentCommand command, PaymentEvent... history) {
        return Payment.decide(after(history), command);
    }

    private static void refuses(PaymentRefusal why, PaymentCommand command, PaymentEvent... history) {
        assertThatThrownBy(() -> decide(command, history))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(why));
    }
}
