package dev.dosirak.storefront.window;

import dev.dosirak.platform.kernel.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every placement that may be shown, found by place and by shop. One writer at a time; readers never wait.
public final class Campaigns {

    private static final Comparator<Campaign> FIRST_POSITION_FIRST =
            Comparator.comparingInt(Campaign::position).thenComparing(Campaign::id);

    private final Map<UUID, Campaign> all = new ConcurrentHashMap<>();
    private final Map<UUID, List<Campaign>> byShop = new ConcurrentHashMap<>();
    private final Grid<Campaign> grid = new Grid<>();

    /// Shows it, in the place of what was known of it before.
    public synchronized void put(Campaign campaign) {
        take(campaign.id());
        all.put(campaign.id(), campaign);
        grid.add(campaign.center(), campaign.radiusMeters(), campaign);
        byShop.merge(campaign.shop(), List.of(campaign), Campaigns::joined);
    }

    /// Takes it away; no news when it is not there.
    public synchronized void take(UUID id) {
        var before = all.remove(id);
        if (before != null) {
            grid.remove(before.center(), before.radiusMeters(), before);
            byShop.computeIfPresent(before.shop(), (_, some) -> without(some, id));
        }
    }

    private static List<Campaign> joined(List<Campaign> some, List<Campaign> more) {
        return Stream.concat(some.stream(), more.stream())
                .sorted(FIRST_POSITION_FIRST)
                .toList();
    }

    private static @Nullable List<Campaign> without(List<Campaign> some, UUID id) {
        var left = some.stream().filter(it -> !it.id().equals(id)).toList();
        return left.isEmpty() ? null : left;
    }

    public Optional<Campaign> find(UUID id) {
        return Optional.ofNullable(all.get(id));
    }

    /// What is shown at that place and moment, the first position first.
    List<Campaign> at(Position place, Instant now) {
        var found = new ArrayList<Campaign>();
        grid.near(place, it -> {
            if (it.runsAt(now) && it.reaches(place)) {
                found.add(it);
            }
        });
        found.sort(FIRST_POSITION_FIRST);
        return found;
    }

    /// The one by which the shop is marked at that moment, if it has one.
    public Optional<Campaign> of(UUID shop, Instant now) {
        for (var it : byShop.getOrDefault(shop, List.of())) { // for every page: no stream
            if (it.runsAt(now)) {
                return Optional.of(it);
            }
        }
        return Optional.empty();
    }
}
