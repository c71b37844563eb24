package dev.dosirak.delivery.rider;

import dev.dosirak.delivery.dispatch.InMemoryTransactions;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

public final class InMemoryRiders implements Riders {

    private final Map<RiderId, Versioned<Rider>> all = new HashMap<>();
    private final Set<RiderId> silent = new LinkedHashSet<>();

    public InMemoryRiders(InMemoryTransactions transactions) {
        transactions.protect(() -> {
            var before = Map.copyOf(all);
            return () -> {
                all.clear();
                all.putAll(before);
            };
        });
    }

    @Override
    public Optional<Rider> find(RiderId id) {
        return findForUpdate(id).map(Versioned::state);
    }

    @Override
    public Optional<Versioned<Rider>> findForUpdate(RiderId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<Versioned<Rider>> nearestFree(Position place, Set<RiderId> except, long meters) {
        return free(place, except, meters)
                .min(Comparator.<Versioned<Rider>>comparingLong(it -> it.state().distanceTo(place))
                        .thenComparing(it -> it.state().since()));
    }

    public boolean anyFree(Position place, Set<RiderId> except, long meters) {
        return free(place, except, meters).findAny().isPresent();
    }

    private Stream<Versioned<Rider>> free(Position place, Set<RiderId> except, long meters) {
        return all.values().stream()
                .filter(it -> it.state().duty() instanceof Rider.Free
                        && !except.contains(it.state().id())
                        && it.state().position().metersTo(place) <= meters);
    }

    /// From now on nothing is heard of the rider.
    public void silence(RiderId id) {
        silent.add(id);
    }

    @Override
    public void recordPresence(RiderId id) {
        silent.remove(id);
    }

    @Override
    public List<RiderId> silent(Duration silence, int most) {
        return silent.stream().filter(all::containsKey).limit(most).toList();
    }

    @Override
    public void save(Versioned<Rider> before, Rider now) {
        var known = all.get(now.id());
        if ((known == null ? 0 : known.version()) != before.version()) {
            throw new Stale(now.id());
        }
        all.put(now.id(), new Versioned<>(now, before.version() + 1));
    }
}
