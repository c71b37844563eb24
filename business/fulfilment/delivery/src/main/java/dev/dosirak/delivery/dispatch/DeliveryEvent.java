package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.RiderId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What has happened. A fact, never refused and never changed.
public sealed interface DeliveryEvent {

    Instant at();

    /// It stays with us: who was asked in vain, and what came to nothing before it began. Everything else is
    /// published. The index `event_told` leaves out the same types: a new one needs a migration.
    sealed interface Internal extends DeliveryEvent {}

    record Requested(DeliveryRequest errand, Instant at) implements DeliveryEvent {}

    record RoundStarted(Instant at) implements Internal {}

    record OfferMade(RiderId rider, Instant until, Instant at) implements Internal {}

    record OfferDeclined(RiderId rider, Instant at) implements Internal {}

    record OfferExpired(RiderId rider, Instant at) implements Internal {}

    record OfferAccepted(RiderId rider, Instant at) implements DeliveryEvent {}

    record RiderPickedUp(RiderId rider, Instant at) implements DeliveryEvent {}

    record RiderDelayed(RiderId rider, String reason, Instant at) implements DeliveryEvent {}

    record RiderHandedOver(RiderId rider, Instant at) implements DeliveryEvent {}

    /// Whoever had accepted it does not fetch it.
    ///
    /// @param operator who decided so; empty when silence or leaving did
    record Released(RiderId rider, Optional<UUID> operator, String reason, Instant at) implements DeliveryEvent {}

    /// Somebody else carries on what had been picked up.
    record Reassigned(RiderId from, RiderId to, OperatorDecision ruling) implements DeliveryEvent {
        @Override
        public Instant at() {
            return ruling.at();
        }
    }

    record DeliveryConfirmed(RiderId rider, OperatorDecision ruling) implements DeliveryEvent {
        @Override
        public Instant at() {
            return ruling.at();
        }
    }

    record GivenUp(RiderId rider, OperatorDecision ruling) implements DeliveryEvent {
        @Override
        public Instant at() {
            return ruling.at();
        }
    }

    record OrderWithdrawn(Instant at) implements DeliveryEvent {}

    /// The order was cancelled before we knew that it needs a rider.
    record WithdrawnBeforeRequest(Instant at) implements Internal {}
}
