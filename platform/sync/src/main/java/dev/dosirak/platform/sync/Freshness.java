package dev.dosirak.platform.sync;

import java.time.Instant;
import java.util.Optional;

/// How old a copy may be.
final class Freshness {

    private record Known(Optional<Instant> asOf, boolean confirmed, boolean ownerAway) {}

    private volatile Known known = new Known(Optional.empty(), false, false);

    /// The copy was as its owner had it at that moment.
    synchronized void confirmed(Instant at) {
        known = new Known(Optional.of(at), true, false);
    }

    /// The copy begins with what an earlier run knew at that moment.
    synchronized void restored(Instant at) {
        known = new Known(Optional.of(at), false, known.ownerAway());
    }

    synchronized void ownerAway(boolean away) {
        known = new Known(known.asOf(), known.confirmed(), away);
    }

    Optional<Instant> asOf() {
        return known.asOf();
    }

    boolean isOwnerAway() {
        return known.ownerAway();
    }

    /// From the first full copy on, or with an older one while no newer can be had.
    boolean isReady() {
        var now = known;
        return now.confirmed() || (now.asOf().isPresent() && now.ownerAway());
    }
}
