package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.RiderId;
import java.time.Instant;

/// What has happened. A fact, never refused and never changed.
public sealed interface DeliveryEvent {

    Instant at();

    record Requested(Errand errand, Instant at) implements DeliveryEvent {}

    record RoundStarted(Instant at) implements DeliveryEvent {}

    record OfferMade(RiderId rider, Instant until, Instant at) implements DeliveryEvent {}

    record OfferDeclined(RiderId rider, Instant at) implements DeliveryEvent {}

    record OfferExpired(RiderId rider, Instant at) implements DeliveryEvent {}

    record OfferAccepted(RiderId rider, Instant at) implements DeliveryEvent {}

    record Collected(RiderId rider, Instant at) implements DeliveryEvent {}

    record HeldUp(RiderId rider, String reason, Instant at) implements DeliveryEvent {}

    record HandedOver(RiderId rider, Instant at) implements DeliveryEvent {}

    record CalledOff(Instant at) implements DeliveryEvent {}
}
