package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// Sorts ids as PostgreSQL does: by their bytes.
public final class InMemoryCampaigns implements Campaigns {

    private final TreeMap<String, Versioned<Campaign>> campaigns = new TreeMap<>();

    @Override
    public Optional<Versioned<Campaign>> find(UUID id) {
        return Optional.ofNullable(campaigns.get(id.toString()));
    }

    @Override
    public Optional<Versioned<Campaign>> findForUpdate(UUID id) {
        return find(id);
    }

    @Override
    public List<Versioned<Campaign>> ofOwner(UUID owner, UUID after, int limit) {
        return after(after)
                .filter(it -> it.state().isOwnedBy(owner))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Versioned<Campaign>> page(UUID after, int limit) {
        return after(after).limit(limit).toList();
    }

    private Stream<Versioned<Campaign>> after(UUID after) {
        return campaigns.tailMap(after.toString(), false).values().stream()
                .filter(it -> !it.state().isDeleted());
    }

    @Override
    public int countOpenForUpdate(UUID shop, Instant at) {
        return (int) campaigns.values().stream()
                .filter(it -> it.state().shop().equals(shop) && it.state().isOpen(at))
                .count();
    }

    @Override
    public List<UUID> findExpired(Instant at, int limit) {
        return campaigns.values().stream()
                .map(Versioned::state)
                .filter(it -> !it.expire(at).equals(it))
                .sorted(Comparator.comparing(it -> it.period().to()))
                .map(Campaign::id)
                .limit(limit)
                .toList();
    }

    @Override
    public void save(Change<Campaign> change) {
        var known = find(change.after().id());
        if (!known.map(Versioned::version).equals(change.before().map(Versioned::version))) {
            throw new Stale(change.after().id());
        }
        campaigns.put(change.after().id().toString(), change.result());
    }
}
