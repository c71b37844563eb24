package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.MINA;
import static dev.dosirak.payment.charge.PaymentTest.ORDER;
import static dev.dosirak.payment.charge.PaymentTest.PAY_BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.DepositGateway.Deposit;
import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.PaymentCommand.OpenWindow;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A customer pays by deposit, at a gateway that tells nothing by itself.
class VirtualAccountsTest {

    static final PaymentBill LUNCH = WindowRulesTest.LUNCH;
    static final RefundAccount MINAS = new RefundAccount(Bank.KB, "12345678901234", "김미나");

    final World world = new World(1, 0);
    final InMemoryPayments payments = new InMemoryPayments(MoneyPropertiesTest.PACE, world);
    final DepositGateway gateway = new DepositGateway();
    final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands = Payments.commands(payments, world);
    Finding inWindow = new Finding.NotFound();
    final PaymentGateway windowGateway = new UnreachedGateway("portone") {
        @Override
        public Finding find(PaymentBill bill) {
            return inWindow;
        }
    };
    final PaymentGateways gateways = new PaymentGateways(List.of(gateway, windowGateway));
    final PaymentProcessor processor = new PaymentProcessor(
            payments,
            payments.due(),
            commands,
            gateways,
            TestGateways.chooser(gateway),
            TestGateways.keysAt(gateway),
            MoneyPropertiesTest.PACE,
            world,
            world);
    final Map<UUID, RefundAccount> kept = new HashMap<>();
    Choice choice = new Choice.Ask("toss");
    final VirtualAccounts accounts =
            new VirtualAccounts(payments, commands, (_, _, _) -> choice, gateways, List.of(gateway), new Kept(), world);

    @BeforeEach
    void placed() {
        commands.handle(ORDER, at -> new Request(LUNCH, PAY_BY, at));
    }

    @Test
    void whoHasDepositedHasPaid() {
        var account = issue();
        assertThat(account.dueAt()).isBefore(PAY_BY);
        assertThat(kept).containsEntry(ORDER, MINAS);
        assertThat(state()).isInstanceOf(Payment.AwaitingDeposit.class);

        gateway.deposit = Deposit.THERE;
        processor.process(ORDER);
        assertThat(state()).isEqualTo(new Payment.Approved(LUNCH, Funds.of(DepositGateway.captureOf(LUNCH))));
    }

    @Test
    void askedAgainItIsTheSameAccount() {
        assertThat(issue()).isEqualTo(issue());
        assertThat(gateway.asked).hasSize(1);
        assertThat(payments.history(ORDER)).hasSize(2);
    }

    @Test
    void aDepositThatNobodyTellsOfIsAskedForEachMinute() {
        issue();
        var before = world.instant();
        assertThat(MoneyPropertiesTest.PACE.next(state())).contains(Duration.ofMinutes(1));
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.AwaitingDeposit.class);
        assertThat(MoneyPropertiesTest.PACE.untilNextLook((Payment.AwaitingDeposit) state(), PAY_BY.minusSeconds(5)))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(before).isBefore(PAY_BY);
    }

    @Test
    void whoDoesNotDepositInTimeIsDeclinedWhenTheGatewayHasSaidSo() {
        issue();
        world.pass(Duration.between(world.instant(), PAY_BY));
        gateway.isAway = true;
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.AwaitingDeposit.class);

        gateway.isAway = false;
        processor.process(ORDER);
        assertThat(state()).isEqualTo(new Payment.Declined(LUNCH, "toss", "not-paid-in-time"));
    }

    @Test
    void aDepositOfTheLastSecondCounts() {
        issue();
        world.pass(Duration.between(world.instant(), PAY_BY));
        gateway.deposit = Deposit.THERE;
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Approved.class);
    }

    @Test
    void whatIsDepositedForAnOrderThatIsOffGoesBack() {
        issue();
        var waiting = state();
        commands.handle(ORDER, at -> new Withdraw(ORDER, MINA, at));
        assertThat(MoneyPropertiesTest.PACE.recheck(waiting, state())).contains(Party.GATEWAY);

        gateway.deposit = Deposit.THERE;
        commands.handle(ORDER, at -> new PaymentCommand.Captured(DepositGateway.captureOf(LUNCH), LUNCH.amount(), at));
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Refunded.class);
        assertThat(gateway.deposit).isEqualTo(Deposit.GIVEN_BACK);
    }

    /// While its money is on the way back: there is nothing that could go.
    @Test
    void aRefundEndsWhenTheBankHasUndoneTheDeposit() {
        issue();
        gateway.deposit = Deposit.THERE;
        processor.process(ORDER);
        commands.handle(ORDER, at -> new PaymentCommand.Refund(LUNCH.amount(), "order-cancelled", at));
        gateway.deposit = Deposit.REVERSED;
        processor.process(ORDER);
        assertThat(state()).isEqualTo(new Payment.Declined(LUNCH, "toss", "deposit-reversed"));
        assertThat(MoneyPropertiesTest.PACE.recheck(
                        new Payment.Approved(LUNCH, Funds.of(DepositGateway.captureOf(LUNCH))), state()))
                .as("it may be deposited again")
                .contains(Party.GATEWAY);
    }

    /// The first answer may be lost, and what was mistyped be written rightly.
    @Test
    void whoAsksAgainNamesWhereADepositGoesBackTo() {
        issue();
        var other = new RefundAccount(Bank.NH, "3020012345678", "김미나");
        accounts.issue(ORDER, MINA, Bank.SHINHAN, other);

        assertThat(kept).containsEntry(ORDER, other);
    }

    @Test
    void whoNamesAnotherAccountHasTheRefundTriedAgainAtOnce() {
        issue();
        gateway.deposit = Deposit.THERE;
        processor.process(ORDER);
        commands.handle(ORDER, at -> new PaymentCommand.Refund(LUNCH.amount(), "order-cancelled", at));
        gateway.refuses = true;
        for (int i = 0; i < RefundRules.TRIES_BEFORE_STUCK; i++) {
            processor.process(ORDER);
        }
        assertThat(state()).isInstanceOf(Payment.RefundStuck.class);

        var other = new RefundAccount(Bank.NH, "3020012345678", "김미나");
        assertThatThrownBy(() -> accounts.changeRefundAccount(ORDER, UUID.randomUUID(), other))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(PaymentRefusal.UNKNOWN_PAYMENT));
        accounts.changeRefundAccount(ORDER, MINA, other);
        assertThat(kept).containsEntry(ORDER, other);
        assertThat(state()).isInstanceOf(Payment.RefundPending.class);

        gateway.refuses = false;
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Refunded.class);
    }

    @Test
    void aPartThatShouldGoBackEndsWithTheDeposit() {
        issue();
        gateway.deposit = Deposit.THERE;
        processor.process(ORDER);
        commands.handle(
                ORDER,
                at -> new PaymentCommand.RequestPartialRefund(
                        UUID.randomUUID(), dev.dosirak.platform.kernel.Won.of(1_000), "soup", MINA, at));
        gateway.deposit = Deposit.REVERSED;
        processor.process(ORDER);
        assertThat(state()).isInstanceOf(Payment.Declined.class);
    }

    @Test
    void whoHasPaidInAWindowThatTakesMoneyByItselfGetsNoAccount() {
        var window = new PaymentWindow(1, "portone", null, "http://localhost/w", Map.of("a", "b"), true);
        commands.handle(ORDER, at -> new OpenWindow(window, at));
        inWindow = new Finding.Unclear();
        refuses(PaymentRefusal.NO_VIRTUAL_ACCOUNT_NOW);
        inWindow = new Finding.Found(new Capture("portone", "key", LUNCH.amount()), LUNCH.amount());
        refuses(PaymentRefusal.PAYMENT_OVER);
        assertThat(state()).isInstanceOf(Payment.Approved.class);
        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void whereNoneIsGivenTheCustomerIsTold() {
        assertThatThrownBy(() -> accounts.issue(ORDER, MINA, Bank.KB, MINAS))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(PaymentRefusal.NO_VIRTUAL_ACCOUNT));
        choice = new Choice.Refuse("no-gateway");
        refuses(PaymentRefusal.NO_VIRTUAL_ACCOUNT);
        choice = new Choice.Later(Duration.ofMillis(1_200));
        refuses(PaymentRefusal.NO_VIRTUAL_ACCOUNT_NOW);
        choice = new Choice.Ask("toss");
        gateway.isAway = true;
        refuses(PaymentRefusal.NO_VIRTUAL_ACCOUNT_NOW);
        assertThat(payments.history(ORDER)).hasSize(1);
        gateway.isAway = false;
        issue();
    }

    @Test
    void somebodyElseSeesNoPayment() {
        assertThatThrownBy(() -> accounts.issue(ORDER, UUID.randomUUID(), Bank.SHINHAN, MINAS))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(PaymentRefusal.UNKNOWN_PAYMENT));
        assertThat(kept).isEmpty();
    }

    @Test
    void whatWasCalledOffWhileAnAccountWasGivenHasNone() {
        gateway.meanwhile = () -> commands.handle(ORDER, at -> new Withdraw(ORDER, MINA, at));
        assertThatThrownBy(this::issue).isInstanceOf(Stale.class);
        refuses(PaymentRefusal.PAYMENT_OVER);
    }

    private VirtualAccount issue() {
        return accounts.issue(ORDER, MINA, Bank.SHINHAN, MINAS);
    }

    private void refuses(PaymentRefusal why) {
        assertThatThrownBy(this::issue)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(why));
    }

    private Payment state() {
        return payments.load(ORDER).state();
    }

    private final class Kept implements RefundAccounts {

        @Override
        public void keep(UUID order, RefundAccount account) {
            kept.put(order, account);
        }

        @Override
        public Optional<RefundAccount> of(UUID order) {
            return Optional.ofNullable(kept.get(order));
        }
    }
}
