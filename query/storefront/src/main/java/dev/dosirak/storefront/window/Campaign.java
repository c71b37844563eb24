package dev.dosirak.storefront.window;

import dev.dosirak.platform.kernel.Position;
import java.time.Instant;
import java.util.UUID;

/// A placement that an owner has bought.
///
/// @param position 1 is shown first
/// @param exhaustedUntil its day's budget is spent until then; long ago when it is not
public record Campaign(
        UUID id,
        UUID shop,
        Instant from,
        Instant to,
        Position center,
        int radiusMeters,
        int position,
        Instant exhaustedUntil) {

    /// Whether it is shown at that moment, wherever that may be.
    boolean runsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(to) && !now.isBefore(exhaustedUntil);
    }

    boolean reaches(Position place) {
        return center.metersTo(place) <= radiusMeters;
    }
}
