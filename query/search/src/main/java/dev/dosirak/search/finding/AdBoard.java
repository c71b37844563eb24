package dev.dosirak.search.finding;

import dev.dosirak.platform.kernel.Position;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every running ad, found by place. One writer at a time; readers never wait.
public final class AdBoard {

    private static final Comparator<Ad> IN_ORDER =
            Comparator.comparingInt(Ad::position).thenComparing(Ad::id);

    private final Map<UUID, Ad> ads = new HashMap<>();
    private final Map<String, List<Ad>> squares = new ConcurrentHashMap<>();

    /// Puts the ad up in the place of what it was before.
    public synchronized void put(Ad ad) {
        remove(ad.id());
        ads.put(ad.id(), ad);
        for (var square : Squares.around(ad.center(), ad.radiusMeters())) {
            squares.merge(square, List.of(ad), AdBoard::both);
        }
    }

    private static List<Ad> both(List<Ad> some, List<Ad> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// Takes the ad down, if it is there.
    public synchronized void remove(UUID id) {
        var ad = ads.remove(id);
        if (ad == null) {
            return;
        }
        for (var square : Squares.around(ad.center(), ad.radiusMeters())) {
            squares.computeIfPresent(square, (_, some) -> without(some, ad));
        }
    }

    private static @Nullable List<Ad> without(List<Ad> some, Ad ad) {
        var left = some.stream().filter(it -> it != ad).toList();
        return left.isEmpty() ? null : left;
    }

    /// What is shown at that place and moment, first things first.
    List<Ad> shownAt(Position place, Instant now) {
        return squares.getOrDefault(Squares.of(place), List.of()).stream()
                .filter(it -> it.isShownAt(place, now))
                .sorted(IN_ORDER)
                .toList();
    }
}
