package dev.dosirak.delivery.rider;

import dev.dosirak.delivery.rider.RiderRefused.Reason;
import dev.dosirak.platform.kernel.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody who carries orders, one at a time.
///
/// @param position as last reported
/// @param since when the duty became what it is; of two free riders equally near, the one free for longer goes first
public record Rider(RiderId id, Duty duty, Position position, Instant since) {

    /// What a rider is doing.
    public sealed interface Duty {}

    /// Not on duty.
    public record Off() implements Duty {}

    /// On duty, with nothing to carry.
    public record Free() implements Duty {}

    /// Asked to carry a delivery, answer outstanding.
    public record Offered(UUID delivery) implements Duty {}

    /// Carrying a delivery, or on the way to fetch it.
    public record Busy(UUID delivery) implements Duty {}

    /// Somebody who has never reported before.
    public static Rider stranger(RiderId id, Position position, Instant at) {
        return new Rider(id, new Off(), position, at);
    }

    /// The delivery that the rider is asked to carry, or carries.
    public Optional<UUID> delivery() {
        return switch (duty) {
            case Off _, Free _ -> Optional.empty();
            case Offered offered -> Optional.of(offered.delivery());
            case Busy busy -> Optional.of(busy.delivery());
        };
    }

    /// The rider says where they are, and whether they take work. An open offer must be declined before going off duty.
    ///
    /// @throws RiderRefused when going off duty with an order under way, or with an open offer
    public Rider reports(boolean available, Position where, Instant at) {
        var here = new Rider(id, duty, where, since);
        return switch (duty) {
            case Off _ -> available ? here.turns(new Free(), at) : here;
            case Free _ -> available ? here : here.turns(new Off(), at);
            case Offered _, Busy _ -> {
                if (!available) {
                    throw new RiderRefused(Reason.ON_A_DELIVERY);
                }
                yield here;
            }
        };
    }

    /// @throws IllegalStateException when the rider is not free; offering to anybody else is a bug
    public Rider isOffered(UUID delivery, Instant at) {
        if (!(duty instanceof Free)) {
            throw new IllegalStateException("%s cannot be offered %s".formatted(this, delivery));
        }
        return turns(new Offered(delivery), at);
    }

    /// @throws IllegalStateException when this is not what the rider was offered
    public Rider takes(UUID delivery, Instant at) {
        if (!duty.equals(new Offered(delivery))) {
            throw new IllegalStateException("%s was not offered %s".formatted(this, delivery));
        }
        return turns(new Busy(delivery), at);
    }

    /// The delivery is no longer this rider's business.
    ///
    /// @throws IllegalStateException when it never was
    public Rider isFreeOf(UUID delivery, Instant at) {
        if (!delivery().equals(Optional.of(delivery))) {
            throw new IllegalStateException("%s has nothing to do with %s".formatted(this, delivery));
        }
        return turns(new Free(), at);
    }

    private Rider turns(Duty to, Instant at) {
        return new Rider(id, to, position, at);
    }
}
