package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.NOON;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static dev.dosirak.payment.charge.WindowRulesTest.ATTEMPTED;
import static dev.dosirak.payment.charge.WindowRulesTest.FIRST;
import static dev.dosirak.payment.charge.WindowRulesTest.LUNCH;
import static dev.dosirak.payment.charge.WindowRulesTest.NO;
import static dev.dosirak.payment.charge.WindowRulesTest.OPENED;
import static dev.dosirak.payment.charge.WindowRulesTest.REQUESTED;
import static dev.dosirak.payment.charge.WindowRulesTest.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.PaymentCommand.DepositReversed;
import dev.dosirak.payment.charge.PaymentCommand.IssueVirtualAccount;
import dev.dosirak.payment.charge.PaymentCommand.OpenWindow;
import dev.dosirak.payment.charge.PaymentCommand.Refund;
import dev.dosirak.payment.charge.PaymentCommand.Return;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Cancelled;
import dev.dosirak.payment.charge.PaymentEvent.CapturedAgain;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.Refunded;
import dev.dosirak.payment.charge.PaymentEvent.VirtualAccountIssued;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepositRulesTest {

    static final VirtualAccount ACCOUNT =
            new VirtualAccount("toss", "deposit", "shinhan", "56211105948400", "도시락", PAY_BY.minusSeconds(30));
    static final Capture DEPOSIT = new Capture("toss", "deposit", LUNCH.amount());
    static final PaymentEvent ISSUED = new VirtualAccountIssued(ACCOUNT, NOON);
    static final PaymentEvent PAID = new Approved(DEPOSIT, NOON);
    static final PaymentEvent REVERSED = new PaymentEvent.DepositReversed(DEPOSIT, NOON);
    static final IssueVirtualAccount ISSUE = new IssueVirtualAccount(ACCOUNT, NOON);
    static final DepositReversed REVERSE = new DepositReversed(DEPOSIT, NOON);

    @Test
    void whoeverHasNotPaidYetMayPayByDeposit() {
        assertThat(decide(ISSUE, REQUESTED)).containsExactly(ISSUED);
        assertThat(decide(ISSUE, REQUESTED, OPENED)).containsExactly(ISSUED);
        assertThat(decide(ISSUE, REQUESTED, OPENED, RETURNED, ATTEMPTED, NO)).containsExactly(ISSUED);
        assertThat(decide(ISSUE, REQUESTED, ISSUED)).as("again").isEmpty();
        assertThat(after(REQUESTED, ISSUED)).isEqualTo(new Payment.AwaitingDeposit(LUNCH, PAY_BY, 0, ACCOUNT, NOON));
    }

    @Test
    void nobodyElseMay() {
        refuses(PaymentRefusal.UNKNOWN_PAYMENT, ISSUE);
        refuses(PaymentRefusal.NOT_IN_WINDOW, ISSUE, new PaymentEvent.Requested(PaymentTest.LUNCH, PAY_BY, NOON));
        refuses(PaymentRefusal.PAYMENT_UNDER_WAY, ISSUE, REQUESTED, OPENED, RETURNED);
        refuses(PaymentRefusal.PAYMENT_UNDER_WAY, ISSUE, REQUESTED, OPENED, RETURNED, ATTEMPTED);
        refuses(PaymentRefusal.PAYMENT_OVER, ISSUE, REQUESTED, ISSUED, PAID);
        refuses(PaymentRefusal.PAYMENT_OVER, ISSUE, REQUESTED, new Cancelled(NOON));
        var tooLate = new IssueVirtualAccount(ACCOUNT, PAY_BY.minusSeconds(89));
        refuses(PaymentRefusal.PAYMENT_OVER, tooLate, REQUESTED);
    }

    @Test
    void whoHasAnAccountPaysNowhereElse() {
        refuses(PaymentRefusal.DEPOSIT_AWAITED, new OpenWindow(FIRST, NOON), REQUESTED, ISSUED);
        refuses(
                PaymentRefusal.DEPOSIT_AWAITED,
                new Return(ORDER, FIRST.authorized(), LUNCH.amount(), NOON),
                REQUESTED,
                OPENED,
                ISSUED);
    }

    /// Scenario 5 of money.md.
    @Test
    void scenario5AnUndoneDepositStopsTheOrderAndNothingGoesBack() {
        assertThat(decide(REVERSE, REQUESTED, ISSUED, PAID)).containsExactly(REVERSED);
        assertThat(decide(REVERSE, REQUESTED, ISSUED, PAID, REVERSED))
                .as("again")
                .isEmpty();
        assertThat(after(REQUESTED, ISSUED, PAID, REVERSED))
                .isEqualTo(new Payment.Declined(LUNCH, "toss", "deposit-reversed"));
        assertThat(decide(new Withdraw(ORDER, MINA, NOON), REQUESTED, ISSUED, PAID, REVERSED))
                .isEmpty();
        assertThat(decide(new Refund(LUNCH.amount(), "order-cancelled", NOON), REQUESTED, ISSUED, PAID, REVERSED))
                .isEmpty();
    }

    @Test
    void whatWasToGoBackDoesNotAnyMore() {
        var refund = new RefundRequested("order-cancelled", NOON);
        assertThat(decide(REVERSE, REQUESTED, ISSUED, PAID, refund)).containsExactly(REVERSED);
        assertThat(decide(REVERSE, REQUESTED, ISSUED, PAID, refund, new Refunded(LUNCH.amount(), NOON)))
                .as("what we have given back is back")
                .isEmpty();
        assertThat(decide(REVERSE, REQUESTED, ISSUED)).isEmpty();
        var another = new DepositReversed(new Capture("toss", "another", LUNCH.amount()), NOON);
        assertThat(decide(another, REQUESTED, ISSUED, PAID)).isEmpty();
    }

    @Test
    void whatIsDepositedOnceMoreGoesBack() {
        var again = new PaymentCommand.Captured(DEPOSIT, DEPOSIT.amount(), NOON);
        assertThat(decide(again, REQUESTED, ISSUED, PAID, REVERSED)).containsExactly(new CapturedLate(DEPOSIT, NOON));
    }

    /// The order has stopped, whoever paid it.
    @Test
    void whatAnotherGatewayTookBesideTheDepositGoesBackStill() {
        var second = new Capture("portone", "second", LUNCH.amount());
        var after = after(REQUESTED, ISSUED, PAID, new CapturedAgain(second, NOON), REVERSED);
        assertThat(after).isEqualTo(new Payment.RefundPending(LUNCH, Funds.of(second), 0, NOON));
    }

    @Test
    void aDepositOfAnotherAmountGoesBack() {
        var part = new Capture("toss", "deposit", Won.of(100));
        assertThat(decide(new PaymentCommand.Captured(part, part.amount(), NOON), REQUESTED, ISSUED))
                .containsExactly(new PaymentEvent.Declined("another-amount-paid", NOON), new CapturedLate(part, NOON));
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
