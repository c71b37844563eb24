package dev.dosirak.storefront.window;

import dev.dosirak.platform.kernel.Position;
import java.util.List;

/// Where a shop delivers, and for how much.
///
/// @param fees won by distance, nearest first
public record Area(Position center, int radiusMeters, List<Fee> fees) {

    /// @param uptoMeters the distance up to which it holds, itself included
    public record Fee(int uptoMeters, long won) {}

    /// @throws IllegalArgumentException when the fees do not reach the radius
    public Area {
        fees = List.copyOf(fees);
        if (radiusMeters < 1 || fees.isEmpty() || fees.getLast().uptoMeters() < radiusMeters) {
            throw new IllegalArgumentException("%s do not reach %d m".formatted(fees, radiusMeters));
        }
    }

    /// Only for distances within the radius.
    public long feeAt(long meters) {
        for (var fee : fees) {
            if (meters <= fee.uptoMeters()) {
                return fee.won();
            }
        }
        throw new IllegalArgumentException("%d m is outside the area".formatted(meters));
    }
}
