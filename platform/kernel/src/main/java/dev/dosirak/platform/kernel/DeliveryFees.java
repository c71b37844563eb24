package dev.dosirak.platform.kernel;

import java.util.List;

/// What a shop takes for bringing the food, by distance.
///
/// @param tiers nearest first
public record DeliveryFees(List<Tier> tiers) {

    /// @param uptoMeters the distance up to which it holds, itself included
    public record Tier(int uptoMeters, Won fee) {}

    public DeliveryFees {
        tiers = List.copyOf(tiers);
    }

    public static DeliveryFees of(Tier... tiers) {
        return new DeliveryFees(List.of(tiers));
    }

    /// Whether they say what so long a way costs.
    public boolean reach(long meters) {
        return !tiers.isEmpty() && meters <= tiers.getLast().uptoMeters();
    }

    /// @throws IllegalArgumentException when they do not reach so far
    public DeliveryFees reaching(long meters) {
        if (!reach(meters)) {
            throw new IllegalArgumentException("%s do not reach %d m".formatted(tiers, meters));
        }
        return this;
    }

    /// @throws IllegalArgumentException when they do not reach so far
    public Won at(long meters) {
        for (var tier : tiers) { // asked for every shop of a list: no stream
            if (meters <= tier.uptoMeters()) {
                return tier.fee();
            }
        }
        throw new IllegalArgumentException("%s do not reach %d m".formatted(tiers, meters));
    }
}
