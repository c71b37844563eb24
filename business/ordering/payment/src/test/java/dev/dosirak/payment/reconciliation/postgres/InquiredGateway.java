package dev.dosirak.payment.reconciliation.postgres;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.InMemoryPayments;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Declined;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.RefundTry;
import dev.dosirak.payment.charge.TestSchedules;
import dev.dosirak.payment.reconciliation.LateMoney;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A gateway that is asked for single orders and knows of those it was told. Our payments of them came to nothing, but
/// for those that it was told are paid here.
final class InquiredGateway implements PaymentGateway {

    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");

    private final SettlementTables tables;
    private final InMemoryPayments payments = new InMemoryPayments(TestSchedules.USUAL, InstantSource.fixed(NOON));
    private final Map<UUID, Finding.Found> known = new HashMap<>();
    private final List<UUID> told = new ArrayList<>();
    private int found;
    private int looked;

    InquiredGateway(SettlementTables tables) {
        this.tables = tables;
    }

    void has(UUID order, long won, long left) {
        known.put(order, new Finding.Found(capture(order, won), Won.of(left)));
    }

    void paid(UUID order, long won) {
        happened(order, won, new Approved(capture(order, won), NOON));
    }

    private void happened(UUID order, long won, PaymentEvent end) {
        var bill = new PaymentBill(order, UUID.randomUUID(), UUID.randomUUID(), Won.of(won));
        payments.append(
                order,
                payments.load(order),
                List.of(
                        new Requested(bill, NOON.plusSeconds(600), NOON),
                        new Attempted(new Attempt(1, name(), NOON)),
                        end));
    }

    private Capture capture(UUID order, long won) {
        return new Capture(name(), "pay-" + order, Won.of(won));
    }

    /// The payments that were told of their money.
    List<UUID> told() {
        return told;
    }

    /// How often it was asked by the order.
    int found() {
        return found;
    }

    /// How often it was asked by its own key.
    int looked() {
        return looked;
    }

    LateMoney lateMoney() {
        var written = new Payments() {
            @Override
            public Versioned<Payment> load(UUID order) {
                if (payments.history(order).isEmpty()) {
                    happened(order, 18_000, new Declined("no", NOON));
                }
                return payments.load(order);
            }

            @Override
            public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events) {
                told.add(order);
                return payments.append(order, before, events);
            }
        };
        var clock = InstantSource.fixed(NOON);
        return new LateMoney(written, Payments.commands(written, clock), new PaymentGateways(List.of(this)), clock);
    }

    @Override
    public String name() {
        return tables.gateway();
    }

    @Override
    public Finding find(PaymentBill bill) {
        found++;
        return known.containsKey(bill.order()) ? known.get(bill.order()) : new Finding.Unclear();
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
        looked++;
        return Optional.ofNullable(known.get(bill.order()))
                .<Balance>map(it -> new Balance.Left(it.left()))
                .orElse(new Balance.Unclear());
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        return new RefundAnswer.Unclear();
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return Optional.empty();
    }
}
