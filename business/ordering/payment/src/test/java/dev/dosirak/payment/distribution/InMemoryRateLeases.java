package dev.dosirak.payment.distribution;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Leases of one platform, which any number of nodes share.
public final class InMemoryRateLeases implements RateLeases {

    private final InstantSource clock;
    private final Map<String, Slot> slots = new HashMap<>();
    private boolean away;
    private Runnable stall = () -> {};
    private int asked;

    private static final class Slot {
        private long number;
        private int all;
        private int payments;
    }

    public InMemoryRateLeases(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Lease> take(String gateway, boolean forPayment, int wanted, Budget budget) {
        asked++;
        stall.run();
        if (away) {
            return Optional.empty();
        }
        long millis = clock.millis();
        var slot = slots.computeIfAbsent(gateway, _ -> new Slot());
        if (slot.number != millis / SLOT.toMillis()) {
            slot.number = millis / SLOT.toMillis();
            slot.all = 0;
            slot.payments = 0;
        }
        int left = budget.all() - slot.all;
        int number =
                Math.max(0, Math.min(wanted, forPayment ? Math.min(left, budget.payments() - slot.payments) : left));
        slot.all += number;
        slot.payments += forPayment ? number : 0;
        return Optional.of(new Lease(number, Duration.ofMillis(SLOT.toMillis() - millis % SLOT.toMillis())));
    }

    void goAway() {
        away = true;
    }

    /// What happens while a lease is waited for.
    void stall(Runnable meanwhile) {
        stall = meanwhile;
    }

    /// How often the store was asked.
    int asked() {
        return asked;
    }
}
