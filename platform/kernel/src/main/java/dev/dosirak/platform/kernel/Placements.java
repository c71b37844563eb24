package dev.dosirak.platform.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every ad that may be shown, found by place and by shop. One writer at a time; readers never wait.
public final class Placements {

    private final Map<UUID, Placement> all = new ConcurrentHashMap<>();
    private final Map<UUID, List<Placement>> byShop = new ConcurrentHashMap<>();
    private final SquareIndex<Placement> squares = new SquareIndex<>();

    /// Shows it, in the place of what was known of it before.
    public synchronized void put(Placement placement) {
        remove(placement.id());
        all.put(placement.id(), placement);
        squares.add(placement.center(), placement.radiusMeters(), placement);
        byShop.merge(placement.shop(), List.of(placement), Placements::joined);
    }

    /// Takes it away; changes nothing when it is not there.
    public synchronized void remove(UUID id) {
        var before = all.remove(id);
        if (before != null) {
            squares.remove(before.center(), before.radiusMeters(), before);
            byShop.computeIfPresent(before.shop(), (_, some) -> without(some, id));
        }
    }

    private static List<Placement> joined(List<Placement> some, List<Placement> more) {
        return Stream.concat(some.stream(), more.stream())
                .sorted(Placement.FIRST_POSITION_FIRST)
                .toList();
    }

    private static @Nullable List<Placement> without(List<Placement> some, UUID id) {
        var left = some.stream().filter(it -> !it.id().equals(id)).toList();
        return left.isEmpty() ? null : left;
    }

    public Optional<Placement> find(UUID id) {
        return Optional.ofNullable(all.get(id));
    }

    /// What is shown at that place and moment, the first position first.
    public List<Placement> shownAt(Position place, Instant now) {
        var found = new ArrayList<Placement>();
        squares.near(place, it -> {
            if (it.runsAt(now) && it.reaches(place)) {
                found.add(it);
            }
        });
        found.sort(Placement.FIRST_POSITION_FIRST);
        return found;
    }

    /// The one by which the shop is marked at that moment, if it has one.
    public Optional<Placement> of(UUID shop, Instant now) {
        for (var it : byShop.getOrDefault(shop, List.of())) { // for every page: no stream
            if (it.runsAt(now)) {
                return Optional.of(it);
            }
        }
        return Optional.empty();
    }
}
