package dev.dosirak.delivery.dispatch;

import static java.util.Map.entry;

import dev.dosirak.platform.kernel.TypeNames;

/// What the states of a delivery and its events are called in tables, and the states on the wire, too.
public final class DeliveryNames {

    public static final TypeNames<Delivery> STATES = TypeNames.of(
            Delivery.class,
            entry("unknown", Delivery.Unknown.class),
            entry("waiting", Delivery.Waiting.class),
            entry("offered", Delivery.Offered.class),
            entry("assigned", Delivery.Assigned.class),
            entry("picked-up", Delivery.PickedUp.class),
            entry("delayed", Delivery.Delayed.class),
            entry("delivered", Delivery.Delivered.class),
            entry("lost", Delivery.Lost.class),
            entry("withdrawn", Delivery.Withdrawn.class),
            entry("withdrawn-unseen", Delivery.WithdrawnUnseen.class));

    public static final TypeNames<DeliveryEvent> EVENTS = TypeNames.of(
            DeliveryEvent.class,
            entry("requested", DeliveryEvent.Requested.class),
            entry("round-started", DeliveryEvent.RoundStarted.class),
            entry("offer-made", DeliveryEvent.OfferMade.class),
            entry("offer-declined", DeliveryEvent.OfferDeclined.class),
            entry("offer-expired", DeliveryEvent.OfferExpired.class),
            entry("offer-accepted", DeliveryEvent.OfferAccepted.class),
            entry("collected", DeliveryEvent.RiderPickedUp.class),
            entry("held-up", DeliveryEvent.RiderDelayed.class),
            entry("handed-over", DeliveryEvent.RiderHandedOver.class),
            entry("released", DeliveryEvent.Released.class),
            entry("reassigned", DeliveryEvent.Reassigned.class),
            entry("delivery-confirmed", DeliveryEvent.DeliveryConfirmed.class),
            entry("given-up", DeliveryEvent.GivenUp.class),
            entry("called-off", DeliveryEvent.OrderWithdrawn.class),
            entry("barred", DeliveryEvent.WithdrawnBeforeRequest.class));

    private DeliveryNames() {}
}
