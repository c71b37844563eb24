package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import dev.dosirak.pgsimulator.gateway.Gateway.Purchase;
import dev.dosirak.pgsimulator.gateway.Gateway.Refund;
import dev.dosirak.pgsimulator.gateway.PaymentNews.Deposit;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/// The accounts at banks that a gateway keeps for single payments, and what people deposit there.
public final class Deposits {

    private static final long SMALLEST = 200;
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Gateway gateway;
    private final DepositAccounts accounts;
    private final KeySource keys;
    private final Consumer<PaymentNews> told;
    private final Clock clock;

    Deposits(Gateway gateway, DepositAccounts accounts, Consumer<PaymentNews> told, Clock clock) {
        this.gateway = gateway;
        this.accounts = accounts;
        this.keys = new KeySource(gateway.name());
        this.told = told;
        this.clock = clock;
    }

    /// Opens an account for an order. It has no other one ever, nor another payment of this
    /// gateway.
    ///
    /// @param bank in the gateway's words
    /// @throws PgError when the order has an account or was paid, or on account of amount or time
    public DepositAccount issue(Purchase purchase, String bank, String customerName, Instant dueAt) {
        gateway.mustBePayable(purchase.amount(), SMALLEST);
        var now = now();
        if (!dueAt.isAfter(now)) {
            throw new PgError(Reason.DUE_DATE_PAST);
        }
        if (dueAt.isAfter(now.plus(LONGEST))) {
            throw new PgError(Reason.DUE_DATE_TOO_FAR);
        }
        var account = new DepositAccount(
                keys.payment(now),
                purchase.orderId(),
                purchase.orderName(),
                purchase.amount(),
                bank,
                keys.account(),
                customerName,
                keys.depositSecret(),
                dueAt,
                Optional.empty());
        if (gateway.find(purchase.orderId()).isPresent() || !accounts.issue(account, keys.cancel(now), now)) {
            throw new PgError(Reason.ORDER_NUMBER_USED);
        }
        return account;
    }

    public Optional<DepositAccount> find(String paymentKey) {
        return accounts.byKey(paymentKey);
    }

    public Optional<DepositAccount> byOrder(String orderId) {
        return accounts.byOrder(orderId);
    }

    /// What was deposited to it.
    public Optional<CardPayment> payment(DepositAccount account) {
        return gateway.findByKey(account.paymentKey());
    }

    /// Of the payment, where there is one, else of the account.
    public String status(DepositAccount account) {
        return payment(account).map(CardPayment::status).orElseGet(() -> account.status(now()));
    }

    /// The merchant gives up what nobody has paid.
    ///
    /// @throws PgError when it is closed or paid already, a part is asked for, or cancels are
    ///     refused just now
    public DepositAccount close(DepositAccount account, Refund refund) {
        if (gateway.faults().hit(Faults.Kind.REFUSE_REFUND)) {
            throw new PgError(Reason.CANCELS_REFUSED);
        }
        var now = now();
        switch (account.status(now)) {
            case "CANCELED" -> throw new PgError(Reason.ALREADY_CANCELLED);
            case "EXPIRED" -> throw new PgError(Reason.TOO_LATE);
            default -> {}
        }
        if (refund.amount().filter(it -> it != account.total()).isPresent()) {
            throw new PgError(Reason.PART_BEFORE_DEPOSIT);
        }
        var closing = new Cancel(keys.cancel(now), account.total(), refund.reason(), now);
        if (!accounts.close(account.paymentKey(), closing)) { // somebody has paid or closed it meanwhile
            throw new PgError(Reason.TOO_LATE);
        }
        var closed = accounts.byKey(account.paymentKey()).orElseThrow();
        tell(closed, PaymentNews.Kind.CANCELLED, 0, now);
        return closed;
    }

    /// Somebody deposits money.
    ///
    /// @param account its number, or that of its order
    /// @throws PgError when the bank does not take it: there is no such account, it waits for
    ///     another amount, was paid before or is closed
    public DepositAccount deposit(String account, long amount) {
        var its = named(account);
        var now = now();
        if (!status(its).equals("WAITING_FOR_DEPOSIT")) {
            throw new PgError(Reason.ACCOUNT_CLOSED);
        }
        if (amount != its.total()) {
            throw new PgError(Reason.DEPOSIT_AMOUNT_DIFFERS);
        }
        if (!accounts.deposit(its.paymentKey(), keys.cancel(now), now)) {
            throw new PgError(Reason.ACCOUNT_CLOSED);
        }
        tell(its, PaymentNews.Kind.PAID, its.total(), now);
        return its;
    }

    /// The bank undoes what was deposited: the gateway has none of it any more, and somebody may
    /// deposit it again.
    ///
    /// @param account its number, or that of its order
    /// @throws PgError when nothing is deposited, or some of it was given back
    public DepositAccount undo(String account) {
        var its = named(account);
        var now = now();
        if (!accounts.undo(its.paymentKey(), keys.cancel(now), now)) {
            throw new PgError(Reason.CANCELS_REFUSED);
        }
        tell(its, PaymentNews.Kind.DEPOSIT_UNDONE, its.total(), now);
        return its;
    }

    /// Merchants hear of it twice: as of any payment, and as of a deposit.
    void tell(PaymentNews news) {
        told.accept(news);
        find(news.paymentKey())
                .map(it -> new Deposit(it.secret(), accounts.lastTransactionKey(it.paymentKey())))
                .ifPresent(it -> told.accept(news.of(it)));
    }

    private void tell(DepositAccount its, PaymentNews.Kind kind, long balance, Instant at) {
        tell(PaymentNews.of(gateway.name(), its, kind, balance, at));
    }

    private DepositAccount named(String account) {
        return accounts.byNumber(account)
                .or(() -> accounts.byOrder(account))
                .orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
