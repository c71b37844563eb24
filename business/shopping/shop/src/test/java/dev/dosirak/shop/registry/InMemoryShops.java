package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/// Sorts ids as PostgreSQL does: by their bytes.
public final class InMemoryShops implements Shops {

    private final TreeMap<String, Versioned<Shop>> shops = new TreeMap<>();

    @Override
    public synchronized List<Versioned<Shop>> find(Collection<UUID> ids) {
        return ids.stream()
                .map(it -> shops.get(it.toString()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public synchronized List<Listing> ofOwner(UUID owner, UUID after, int limit) {
        return listings(it -> it.isOwnedBy(owner), after, limit);
    }

    @Override
    public synchronized List<Listing> page(Optional<ShopState> state, UUID after, int limit) {
        return listings(it -> state.isEmpty() || state.get() == it.state(), after, limit);
    }

    private List<Listing> listings(Predicate<Shop> which, UUID after, int limit) {
        return shops.tailMap(after.toString(), false).values().stream()
                .filter(it -> which.test(it.state()))
                .limit(limit)
                .map(InMemoryShops::listing)
                .toList();
    }

    static Listing listing(Versioned<Shop> it) {
        var shop = it.state();
        return new Listing(
                shop.id(),
                it.version(),
                shop.owner(),
                shop.state(),
                shop.refusal(),
                shop.profile(),
                shop.delivery(),
                shop.hours(),
                shop.menu().discountPercent());
    }

    @Override
    public synchronized void register(Change<Shop> registration, int most) {
        var owner = registration.after().owner();
        if (shops.values().stream().filter(it -> it.state().isOwnedBy(owner)).count() >= most) {
            throw new Refused(ShopRefusal.TOO_MANY_SHOPS, most);
        }
        save(List.of(registration));
    }

    @Override
    public synchronized Optional<Versioned<Shop>> change(UUID id, Function<Versioned<Shop>, Change<Shop>> change) {
        var changed = find(List.of(id)).stream().findFirst().map(change);
        changed.filter(Change::hasChanged).ifPresent(it -> save(List.of(it)));
        return changed.map(Change::result);
    }

    @Override
    public synchronized void save(List<Change<Shop>> changes) {
        for (var change : changes) {
            var known = Optional.ofNullable(shops.get(change.after().id().toString()));
            if (!known.map(Versioned::version).equals(change.before().map(Versioned::version))) {
                throw new Stale(change.after().id());
            }
        }
        changes.forEach(it -> shops.put(it.after().id().toString(), it.result()));
    }
}
