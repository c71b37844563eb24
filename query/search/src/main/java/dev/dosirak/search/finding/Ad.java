package dev.dosirak.search.finding;

import dev.dosirak.platform.kernel.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A placement that is running: its shop is shown first to those within its area, while its time lasts and its money
/// too.
///
/// @param position 1 comes first
/// @param exhaustedUntil when its money is spent for now, until then
public record Ad(
        UUID id,
        UUID shop,
        Instant from,
        Instant to,
        Position center,
        int radiusMeters,
        int position,
        Optional<Instant> exhaustedUntil) {

    boolean isShownAt(Position place, Instant now) {
        return !now.isBefore(from)
                && now.isBefore(to)
                && exhaustedUntil.filter(now::isBefore).isEmpty()
                && center.metersTo(place) <= radiusMeters;
    }
}
