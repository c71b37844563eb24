package dev.dosirak.platform.kernel;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/// An ad that an owner has bought and that is running: its shop is shown first to those within its area, while its
/// time lasts and its money too.
///
/// @param position 1 is shown first
/// @param exhaustedUntil when its day's budget is spent, until then
public record Placement(
        UUID id,
        UUID shop,
        Instant from,
        Instant to,
        Position center,
        int radiusMeters,
        int position,
        Optional<Instant> exhaustedUntil) {

    static final Comparator<Placement> FIRST_POSITION_FIRST =
            Comparator.comparingInt(Placement::position).thenComparing(Placement::id);

    /// Whether it is shown at that moment, wherever that may be.
    boolean runsAt(Instant now) {
        return !now.isBefore(from)
                && now.isBefore(to)
                && (exhaustedUntil.isEmpty() || !now.isBefore(exhaustedUntil.get()));
    }

    boolean reaches(Position place) {
        return center.metersTo(place) <= radiusMeters;
    }
}
