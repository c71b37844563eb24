package dev.dosirak.payment.reconciliation.postgres;

import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.reconciliation.LateMoney;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A gateway that is asked for single orders and knows of those it was told; our payments of them came to nothing.
final class InquiredGateway implements PaymentGateway {

    private final SettlementTables tables;
    private final Map<UUID, Finding> known = new HashMap<>();
    private final List<UUID> told = new ArrayList<>();

    InquiredGateway(SettlementTables tables) {
        this.tables = tables;
    }

    void has(UUID order, long won, long left) {
        known.put(order, new Finding.Found(new Capture(name(), "pay-" + order, Won.of(won)), Won.of(left)));
    }

    /// The payments that were told of their money.
    List<UUID> told() {
        return told;
    }

    LateMoney lateMoney() {
        var payments = new Payments() {
            @Override
            public Versioned<Payment> load(UUID order) {
                var bill = new PaymentBill(order, UUID.randomUUID(), UUID.randomUUID(), Won.of(18_000));
                return new Versioned<>(new Payment.Declined(bill, name(), "no"), 1);
            }

            @Override
            public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events) {
                told.add(order);
                return before;
            }
        };
        return new LateMoney(payments, Payments.commands(payments, Instant::now), new PaymentGateways(List.of(this)));
    }

    @Override
    public String name() {
        return tables.gateway();
    }

    @Override
    public Finding find(PaymentBill bill) {
        return known.getOrDefault(bill.order(), new Finding.Unclear());
    }

    @Override
    public boolean recognizesRepeats() {
        return true;
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        return new Answer.NotSent();
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        return new Balance.Unclear();
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Instant tried) {
        return new RefundAnswer.Unclear();
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return Optional.empty();
    }
}
