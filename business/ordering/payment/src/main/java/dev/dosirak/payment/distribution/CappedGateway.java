package dev.dosirak.payment.distribution;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.RefundTry;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// A gateway that is asked only as often as our contract allows; what is too much is not sent. What takes more than one
/// request asks for [the others][dev.dosirak.payment.pg.FurtherRequests] itself. A payment for which
/// the gateway was just chosen has its request already. Goes around the measured gateway: what was never sent says
/// nothing of its health.
public final class CappedGateway implements PaymentGateway {

    /// A quarter of a node's workers.
    private static final int OWED_AT_ONCE = 16;

    private final Semaphore slots = new Semaphore(OWED_AT_ONCE);
    private final PaymentGateway gateway;
    private final GatewayTable table;
    private final GatewayHealth health;
    private final ContractedRates rates;

    public CappedGateway(PaymentGateway gateway, GatewayTable table, GatewayHealth health, ContractedRates rates) {
        this.gateway = gateway;
        this.table = table;
        this.health = health;
        this.rates = rates;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public boolean recognizesRepeats() {
        return gateway.recognizesRepeats();
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        return health.isChosen(bill.order()) || mayAsk()
                ? gateway.approve(bill, billingKey, number)
                : new Answer.NotSent();
    }

    @Override
    public Answer repeat(PaymentBill bill, String billingKey, int number) {
        return health.isChosen(bill.order()) || mayAsk()
                ? gateway.repeat(bill, billingKey, number)
                : new Answer.NotSent();
    }

    @Override
    public Finding find(PaymentBill bill) {
        return owed(() -> gateway.find(bill), new Finding.NotAsked());
    }

    @Override
    public Finding find(PaymentBill bill, Attempt attempt) {
        return owed(() -> gateway.find(bill, attempt), new Finding.NotAsked());
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        return owed(() -> gateway.balance(bill, capture), new Balance.NotAsked());
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        var notAsked = new RefundAnswer.NotAsked();
        return owed(
                () -> attempt.mayBeSent().getAsBoolean()
                        ? gateway.refund(order, capture, amount, left, attempt)
                        : notAsked,
                notAsked);
    }

    /// Inquiries and refunds, which must come to this gateway and no other: one that hangs would keep all workers.
    private <T> T owed(Supplier<T> request, T notAsked) {
        if (!slots.tryAcquire()) {
            return notAsked;
        }
        try {
            return mayAsk() ? request.get() : notAsked;
        } finally {
            slots.release();
        }
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return mayAsk() ? gateway.journal(from, to, after) : Optional.empty();
    }

    private boolean mayAsk() {
        return rates.mayAskNow(table.of(name()));
    }
}
