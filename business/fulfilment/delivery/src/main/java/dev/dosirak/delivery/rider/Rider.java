package dev.dosirak.delivery.rider;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody who carries orders, one at a time.
///
/// @param position as last reported
/// @param since when the duty became what it is; of two free riders equally near, the one free for longer goes first
/// @param missed how many offers in a row they have let run out
/// @param left whether they are no member any more; what they still carry is theirs until an operator has settled it
public record Rider(RiderId id, Duty duty, Position position, Instant since, int missed, boolean left) {

    private static final long METERS_PER_MISS = 1000;
    private static final Position NOWHERE = new Position(0, 0);

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
    public static Rider newRider(RiderId id, Position position, Instant at) {
        return new Rider(id, new Off(), position, at, 0, false);
    }

    /// How far from `place` the rider counts as being: whoever lets offers run out is passed over for others
    /// who are not much farther away, until they answer one.
    public long distanceTo(Position place) {
        return position.metersTo(place) + missed * METERS_PER_MISS;
    }

    /// The delivery that the rider is asked to carry, or carries.
    public Optional<UUID> delivery() {
        return switch (duty) {
            case Off _, Free _ -> Optional.empty();
            case Offered offered -> Optional.of(offered.delivery());
            case Busy busy -> Optional.of(busy.delivery());
        };
    }

    /// The rider says where they are, and whether they take work. An open offer must be declined before going
    /// off duty.
    ///
    /// @throws Refused when going off duty with an order under way or an open offer, or no member any more
    public Rider report(boolean available, Position where, Instant at) {
        if (left) {
            throw new Refused(RiderRefusal.RIDER_LEFT);
        }
        var here = new Rider(id, duty, where, since, missed, false);
        return switch (duty) {
            case Off _ -> available ? here.withoutMissedOffers().withDuty(new Free(), at) : here;
            case Free _ -> available ? here : here.withDuty(new Off(), at);
            case Offered _, Busy _ -> {
                if (!available) {
                    throw new Refused(RiderRefusal.ON_A_DELIVERY);
                }
                yield here;
            }
        };
    }

    /// @throws IllegalStateException when the rider is not free; offering to anybody else is a bug
    public Rider offer(UUID delivery, Instant at) {
        if (!(duty instanceof Free)) {
            throw new IllegalStateException("%s cannot be offered %s".formatted(this, delivery));
        }
        return withDuty(new Offered(delivery), at);
    }

    /// @throws IllegalStateException when this is not what the rider was offered
    public Rider accept(UUID delivery, Instant at) {
        if (!duty.equals(new Offered(delivery))) {
            throw new IllegalStateException("%s was not offered %s".formatted(this, delivery));
        }
        return withoutMissedOffers().withDuty(new Busy(delivery), at);
    }

    /// An operator gives the rider what another one carried.
    ///
    /// @throws Refused when the rider is not on duty with empty hands
    public Rider takeOver(UUID delivery, Instant at) {
        if (!(duty instanceof Free)) {
            throw new Refused(RiderRefusal.RIDER_NOT_FREE);
        }
        return withDuty(new Busy(delivery), at);
    }

    /// The rider does not want the delivery.
    public Rider decline(UUID delivery, Instant at) {
        return release(delivery, at).withoutMissedOffers();
    }

    /// The rider has let the offer run out.
    public Rider missOffer(UUID delivery, Instant at) {
        var free = release(delivery, at);
        return new Rider(id, free.duty, position, at, missed + 1, left);
    }

    /// The delivery is no longer this rider's business.
    ///
    /// @throws IllegalStateException when it never was
    public Rider release(UUID delivery, Instant at) {
        mustHave(delivery);
        return withDuty(left ? new Off() : new Free(), at);
    }

    /// The delivery was taken from the rider, who must report before they are asked again: perhaps nobody is
    /// there.
    ///
    /// @throws IllegalStateException when it never was theirs
    public Rider relieve(UUID delivery, Instant at) {
        mustHave(delivery);
        return withDuty(new Off(), at);
    }

    /// Nothing was heard of the rider for long. What they carry is settled by others.
    public Rider fallSilent(Instant at) {
        return duty instanceof Free ? withDuty(new Off(), at) : this;
    }

    /// The rider is no member any more; where they were is nobody's business.
    public Rider leave(Instant at) {
        var last = duty instanceof Free ? new Off() : duty;
        return new Rider(id, last, NOWHERE, at, 0, true);
    }

    private void mustHave(UUID delivery) {
        if (!delivery().equals(Optional.of(delivery))) {
            throw new IllegalStateException("%s has nothing to do with %s".formatted(this, delivery));
        }
    }

    private Rider withoutMissedOffers() {
        return new Rider(id, duty, position, since, 0, left);
    }

    private Rider withDuty(Duty to, Instant at) {
        return new Rider(id, to, position, at, missed, left);
    }
}
