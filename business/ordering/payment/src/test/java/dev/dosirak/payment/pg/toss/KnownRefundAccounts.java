package dev.dosirak.payment.pg.toss;

import dev.dosirak.payment.charge.RefundAccount;
import dev.dosirak.payment.charge.RefundAccounts;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Those that a test has kept.
final class KnownRefundAccounts implements RefundAccounts {

    private final Map<UUID, RefundAccount> all = new ConcurrentHashMap<>();

    @Override
    public void keep(UUID order, RefundAccount account) {
        all.put(order, account);
    }

    @Override
    public Optional<RefundAccount> of(UUID order) {
        return Optional.ofNullable(all.get(order));
    }
}
