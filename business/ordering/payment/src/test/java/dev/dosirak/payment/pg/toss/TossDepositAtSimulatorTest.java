package dev.dosirak.payment.pg.toss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.Bank;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.payment.charge.RefundAccount;
import dev.dosirak.payment.charge.VirtualAccount;
import dev.dosirak.payment.charge.VirtualAccountGateway;
import dev.dosirak.payment.charge.VirtualAccountGateway.Issue;
import dev.dosirak.payment.pg.PgAccount;
import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is paid by deposit at the real simulator.
class TossDepositAtSimulatorTest {

    static final PgAccount OURS = SimulatedGatewayContract.account("toss", "", "test_sk_dosirak");

    final KnownRefundAccounts refundAccounts = new KnownRefundAccounts();
    final Toss driver = new Toss(SimulatedGatewayContract.json(), refundAccounts);
    final PaymentGateway gateway = driver.paymentGateway(OURS, SimulatedGatewayContract.http(), () -> true);
    final VirtualAccountGateway accounts =
            driver.virtualAccountGateway(OURS, SimulatedGatewayContract.http()).orElseThrow();
    final PaymentBill lunch = new PaymentBill(Ids.next(), UUID.randomUUID(), null, Won.of(18_000));
    final Instant due = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);

    @AfterEach
    void getWell() {
        Simulator.mode("normal");
    }

    @Test
    void anAccountIsNoPaymentAndTheSameWhenItIsAskedForAgain() {
        var account = issued(Bank.SHINHAN);

        assertThat(account.pg()).isEqualTo(accounts.name()).isEqualTo(gateway.name());
        assertThat(account.bank()).isEqualTo("shinhan");
        assertThat(account.dueAt()).isEqualTo(due);
        assertThat(issued(Bank.SHINHAN)).isEqualTo(account);
        assertThat(issued(Bank.KB)).as("an order has one").isEqualTo(account);
        assertThat(gateway.find(lunch)).isEqualTo(new Finding.NotFound());
        assertThat(Simulator.journal(lunch.order())).isEmpty();
    }

    @Test
    void aLostAnswerIsNoAccountAndTheSameOneIsThereWhenItIsAskedForAgain() {
        Simulator.mode("answer-lost");
        assertThat(accounts.issue(lunch, Bank.SHINHAN, due)).isEqualTo(new Issue.NotIssued());
        Simulator.mode("normal");

        assertThat(issued(Bank.SHINHAN).bank()).isEqualTo("shinhan");
    }

    @Test
    void whoseAnswerWasLostAtOneBankGetsItsAccountThoughAnotherIsAskedFor() {
        Simulator.mode("answer-lost");
        assertThat(accounts.issue(lunch, Bank.SHINHAN, due)).isEqualTo(new Issue.NotIssued());
        Simulator.mode("normal");

        assertThat(issued(Bank.KB).bank()).isEqualTo("shinhan");
    }

    @Test
    void aGatewayThatIsAwayOpensNone() {
        Simulator.mode("error");
        assertThat(accounts.issue(lunch, Bank.SHINHAN, due)).isEqualTo(new Issue.NotIssued());
        Simulator.mode("hang", Duration.ofSeconds(5));
        assertThat(accounts.issue(lunch, Bank.SHINHAN, due)).isEqualTo(new Issue.NotIssued());
    }

    @Test
    void whatIsDepositedIsFoundAndGoesBackToTheCustomersAccount() {
        var capture = deposited(issued(Bank.SHINHAN));
        assertThat(gateway.find(lunch)).isEqualTo(new Finding.Found(capture, lunch.amount()));
        assertThat(gateway.balance(lunch, capture)).isEqualTo(new Balance.Left(lunch.amount()));

        var now = Instant.now();
        assertThat(gateway.refund(lunch.order(), capture, lunch.amount(), now))
                .as("nobody knows where to")
                .isEqualTo(new RefundAnswer.NotDone("invalid-refund-account-info"));
        refundAccounts.keep(lunch.order(), new RefundAccount(Bank.KAKAO_BANK, "3333010001", "김미나"));
        assertThat(gateway.refund(lunch.order(), capture, lunch.amount(), now.plusSeconds(1)))
                .as("not theirs")
                .isEqualTo(new RefundAnswer.NotDone("invalid-refund-account-info"));
        assertThat(Simulator.balance(lunch.order())).isEqualTo(18_000);

        refundAccounts.keep(lunch.order(), new RefundAccount(Bank.KAKAO_BANK, "3333010012345", "김미나"));
        assertThat(gateway.refund(lunch.order(), capture, lunch.amount(), now.plusSeconds(2)))
                .isEqualTo(new RefundAnswer.Done());
        assertThat(gateway.balance(lunch, capture)).isEqualTo(new Balance.Left(Won.ZERO));
        assertThat(Simulator.balance(lunch.order())).isZero();
    }

    @Test
    void whatTheBankUndoesIsGoneAndMayComeAgain() {
        var account = issued(Bank.SHINHAN);
        var capture = deposited(account);
        Simulator.undoDeposit(account.number());

        assertThat(gateway.balance(lunch, capture)).isEqualTo(new Balance.DepositReversed());
        assertThat(gateway.find(lunch)).isEqualTo(new Finding.NotFound());
        assertThat(Simulator.balance(lunch.order())).isZero();

        assertThat(deposited(account)).isEqualTo(capture);
        assertThat(gateway.balance(lunch, capture)).isEqualTo(new Balance.Left(lunch.amount()));
    }

    @Test
    void theJournalTellsWhatWasTakenAndWhatWasNot() {
        var account = issued(Bank.SHINHAN);
        deposited(account);
        Simulator.undoDeposit(account.number());

        assertThat(ours()).extracting(Movement::taken).containsExactlyInAnyOrder(false, true, false);
        assertThat(ours()).extracting(Movement::paymentKey).containsOnly(account.paymentKey());
    }

    private List<Movement> ours() {
        var from = Instant.now().minusSeconds(60);
        return gateway.journal(from, from.plusSeconds(120), Optional.empty()).orElseThrow().stream()
                .filter(Movement.class::isInstance)
                .map(Movement.class::cast)
                .filter(it -> it.order().equals(lunch.order().toString()))
                .toList();
    }

    private VirtualAccount issued(Bank bank) {
        return ((Issue.Issued) accounts.issue(lunch, bank, due)).account();
    }

    private Capture deposited(VirtualAccount account) {
        assertThat(Simulator.deposit(account.number(), 1)).isEqualTo("DEPOSIT_AMOUNT_DIFFERS");
        assertThat(Simulator.deposit(account.number(), lunch.amount().amount())).isEmpty();
        return new Capture("toss", account.paymentKey(), lunch.amount());
    }
}
