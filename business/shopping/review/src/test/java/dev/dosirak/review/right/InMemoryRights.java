package dev.dosirak.review.right;

import dev.dosirak.platform.kernel.Stale;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

public final class InMemoryRights implements Rights {

    private final Map<UUID, Right> rights = new HashMap<>();
    private final Set<UUID> withdrawn = new HashSet<>();

    @Override
    public synchronized void grant(Purchase purchase) {
        if (!withdrawn.contains(purchase.order())) {
            rights.putIfAbsent(purchase.order(), new Right(purchase, false));
        }
    }

    @Override
    public synchronized void withdraw(UUID order) {
        if (find(order).filter(Right::used).isEmpty()) {
            rights.remove(order);
            withdrawn.add(order);
        }
    }

    @Override
    public synchronized Optional<Right> find(UUID order) {
        return Optional.ofNullable(rights.get(order));
    }

    @Override
    public synchronized List<Purchase> open(UUID customer, Instant delivered, int limit) {
        return rights.values().stream()
                .filter(it -> !it.used())
                .map(Right::purchase)
                .filter(it -> it.isBy(customer) && it.deliveredAt().isAfter(delivered))
                .sorted(Comparator.comparing(Purchase::deliveredAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void forget(UUID customer) {
        open(customer, Instant.EPOCH, Integer.MAX_VALUE).forEach(it -> withdraw(it.order()));
    }

    @Override
    public synchronized void markUsed(UUID order) {
        var right = find(order).filter(it -> !it.used()).orElseThrow(() -> new Stale(order));
        rights.put(order, new Right(right.purchase(), true));
    }
}
