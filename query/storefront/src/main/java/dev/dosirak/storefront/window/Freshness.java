package dev.dosirak.storefront.window;

import java.time.Instant;
import java.util.Optional;

/// How old what the window shows may be.
public final class Freshness {

    private record Known(Optional<Instant> asOf, boolean confirmed, boolean ownerAway) {}

    private volatile Known known = new Known(Optional.empty(), false, false);

    /// The window was as its owner had it at that moment.
    public synchronized void confirmed(Instant at) {
        known = new Known(Optional.of(at), true, false);
    }

    /// The window has been filled with what an earlier run knew at that moment.
    public synchronized void restored(Instant at) {
        known = new Known(Optional.of(at), false, known.ownerAway());
    }

    public synchronized void ownerAway() {
        known = new Known(known.asOf(), known.confirmed(), true);
    }

    /// Until when the window is known to be right; empty while there is nothing to show.
    public Optional<Instant> asOf() {
        return known.asOf();
    }

    /// Whether customers should be sent here: from the first full copy on, or with an older one while no newer can be
    /// had.
    public boolean isReady() {
        var now = known;
        return now.confirmed() || (now.asOf().isPresent() && now.ownerAway());
    }
}
