package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.InMemoryRiders;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryDeliveries implements Deliveries {

    private final Map<DeliveryId, Versioned<Delivery>> all = new LinkedHashMap<>();
    private final InMemoryRiders riders;

    public InMemoryDeliveries(InMemoryTransactions transactions, InMemoryRiders riders) {
        this.riders = riders;
        transactions.protect(() -> {
            var before = Map.copyOf(all);
            return () -> {
                all.keySet().retainAll(before.keySet());
                all.replaceAll((id, _) -> before.getOrDefault(id, new Versioned<>(new Delivery.Unknown(), 0)));
            };
        });
    }

    @Override
    public Versioned<Delivery> find(DeliveryId id) {
        return all.getOrDefault(id, new Versioned<>(new Delivery.Unknown(), 0));
    }

    @Override
    public Versioned<Delivery> findForUpdate(DeliveryId id) {
        return find(id);
    }

    @Override
    public Optional<Versioned<Delivery>> findForUpdateIfUnlocked(DeliveryId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Versioned<Delivery> append(DeliveryId id, Versioned<Delivery> before, List<DeliveryEvent> events) {
        if (find(id).version() != before.version()) {
            throw new Stale(id);
        }
        var state = before.state();
        for (var event : events) {
            state = Delivery.evolve(state, event);
        }
        var after = new Versioned<>(state, before.version() + events.size());
        all.put(id, after);
        return after;
    }

    @Override
    public List<DeliveryId> matchable(long meters, Instant again, int most) {
        return all.entrySet().stream()
                .filter(it -> it.getValue().state() instanceof Delivery.Waiting waiting
                        && riders.anyFree(
                                waiting.errand().pickup().position(),
                                waiting.since().isAfter(again)
                                        ? waiting.asked().thisRound()
                                        : OfferHistory.NOBODY.thisRound(),
                                meters))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    @Override
    public List<DeliveryId> unanswered(Instant now, int most) {
        return all.entrySet().stream()
                .filter(it -> it.getValue().state() instanceof Delivery.Offered offered
                        && !offered.until().isAfter(now))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }
}
