package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps one account, at one bank, which undoes deposits.
final class DepositGateway extends UnreachedGateway implements VirtualAccountGateway {

    enum Deposit {
        NONE,
        THERE,
        REVERSED,
        GIVEN_BACK
    }

    final List<Bank> asked = new ArrayList<>();
    boolean isAway;
    boolean refuses;
    Runnable meanwhile = () -> {};
    Deposit deposit = Deposit.NONE;

    @Nullable
    VirtualAccount account;

    DepositGateway() {
        super("toss");
    }

    @Override
    public Set<Bank> banks() {
        return Set.of(Bank.SHINHAN);
    }

    @Override
    public Issue issue(PaymentBill bill, Bank bank, Instant dueAt) {
        asked.add(bank);
        meanwhile.run();
        if (isAway) {
            return new Issue.NotIssued();
        }
        account = new VirtualAccount("toss", "deposit", Bank.NAMES.nameOf(bank), "56211105948400", "도시락", dueAt);
        return new Issue.Issued(account);
    }

    @Override
    public Finding find(PaymentBill bill) {
        if (isAway) {
            return new Finding.Unclear();
        }
        return switch (deposit) {
            case NONE, REVERSED -> new Finding.NotFound();
            case THERE -> new Finding.Found(captureOf(bill), bill.amount());
            case GIVEN_BACK -> new Finding.Found(captureOf(bill), Won.ZERO);
        };
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        return switch (deposit) {
            case NONE -> new Balance.NoCapture();
            case THERE -> new Balance.Left(bill.amount());
            case REVERSED -> new Balance.DepositReversed();
            case GIVEN_BACK -> new Balance.Left(Won.ZERO);
        };
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        if (refuses) {
            return new RefundAnswer.NotDone("invalid-refund-account-info");
        }
        deposit = Deposit.GIVEN_BACK;
        return new RefundAnswer.Done();
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return Optional.of(List.of());
    }

    static Capture captureOf(PaymentBill bill) {
        return new Capture("toss", "deposit", bill.amount());
    }
}
