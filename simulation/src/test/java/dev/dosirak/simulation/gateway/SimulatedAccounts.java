package dev.dosirak.simulation.gateway;

import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.VirtualAccount;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The accounts that a gateway keeps: one for an order, until its time is up.
final class SimulatedAccounts {

    private final InstantSource clock;
    private final Map<UUID, Kept> byOrder = new HashMap<>();

    private record Kept(VirtualAccount account, PaymentBill bill) {}

    SimulatedAccounts(InstantSource clock) {
        this.clock = clock;
    }

    VirtualAccount open(PaymentBill bill, String pg, String paymentKey, String bank, Instant dueAt) {
        return byOrder.computeIfAbsent(
                        bill.order(),
                        it -> new Kept(
                                new VirtualAccount(pg, paymentKey, bank, "account of " + it, "dosirak", dueAt), bill))
                .account();
    }

    boolean has(UUID order) {
        return byOrder.containsKey(order);
    }

    /// What is to be deposited to the account of an order; empty when none is open.
    Optional<PaymentBill> awaited(UUID order) {
        return Optional.ofNullable(byOrder.get(order))
                .filter(it -> clock.instant().isBefore(it.account().dueAt()))
                .map(Kept::bill);
    }
}
