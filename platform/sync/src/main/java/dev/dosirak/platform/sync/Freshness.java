package dev.dosirak.platform.sync;

import java.time.Instant;
import java.util.Optional;

/// How old a copy may be.
///
/// That it was right at a moment is claimed when everything that was there at that moment has been seen, and believed
/// when all that was found or received until then has been fetched.
final class Freshness {

    private record Known(Optional<Instant> asOf, boolean whole, boolean ownerAway) {}

    /// @param asOf the moment at which the copy was right
    /// @param seen when all of that had been seen, by the backlog's clock
    private record Claim(Instant asOf, Instant seen) {}

    private final Backlog backlog;
    private Optional<Claim> claim = Optional.empty();
    private volatile Known known = new Known(Optional.empty(), false, false);

    Freshness(Backlog backlog) {
        this.backlog = backlog;
    }

    /// Everything that was there at that moment is here by now, or waits in the backlog. One claim at a time:
    /// the next would have to wait for more; and none of what is known.
    void claim(Instant asOf) {
        if (claim.isEmpty() && known.asOf().filter(it -> !it.isBefore(asOf)).isEmpty()) {
            claim = Optional.of(new Claim(asOf, backlog.now()));
        }
    }

    /// Looks whether what was claimed holds by now.
    void check() {
        claim.filter(it -> backlog.importing().isEmpty() && !backlog.waitsSince(it.seen()))
                .ifPresent(it -> {
                    confirmed(it.asOf());
                    claim = Optional.empty();
                });
    }

    /// The copy was as its owner had it at that moment.
    void confirmed(Instant at) {
        backlog.confirm(at);
        knows(at);
    }

    /// The copy begins with what an earlier run, or another node, knew at that moment.
    void knows(Instant at) {
        update(it -> new Known(Optional.of(it.asOf().filter(at::isBefore).orElse(at)), it.whole(), it.ownerAway()));
    }

    /// Everything that was missing at the start has been imported.
    void markComplete() {
        update(it -> new Known(it.asOf(), true, it.ownerAway()));
    }

    void ownerAway(boolean away) {
        update(it -> new Known(it.asOf(), it.whole(), away));
    }

    private interface Change {
        Known of(Known before);
    }

    private synchronized void update(Change change) {
        known = change.of(known);
    }

    Optional<Instant> asOf() {
        return known.asOf();
    }

    boolean isWhole() {
        return known.whole();
    }

    boolean isOwnerAway() {
        return known.ownerAway();
    }

    /// From the first full copy on, or with an older one while no newer can be had.
    boolean isReady() {
        var now = known;
        return now.asOf().isPresent() && (now.whole() || now.ownerAway());
    }
}
