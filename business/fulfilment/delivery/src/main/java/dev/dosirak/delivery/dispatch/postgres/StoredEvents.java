package dev.dosirak.delivery.dispatch.postgres;

import dev.dosirak.delivery.dispatch.DeliveryEvent;
import dev.dosirak.platform.eventstore.StoredTypes;

/// The names under which the history of a delivery lies in the table.
final class StoredEvents implements StoredTypes<DeliveryEvent> {

    @Override
    public String nameOf(DeliveryEvent event) {
        return switch (event) {
            case DeliveryEvent.Requested _ -> "requested";
            case DeliveryEvent.RoundStarted _ -> "round-started";
            case DeliveryEvent.OfferMade _ -> "offer-made";
            case DeliveryEvent.OfferDeclined _ -> "offer-declined";
            case DeliveryEvent.OfferExpired _ -> "offer-expired";
            case DeliveryEvent.OfferAccepted _ -> "offer-accepted";
            case DeliveryEvent.Collected _ -> "collected";
            case DeliveryEvent.HeldUp _ -> "held-up";
            case DeliveryEvent.HandedOver _ -> "handed-over";
            case DeliveryEvent.Released _ -> "released";
            case DeliveryEvent.Reassigned _ -> "reassigned";
            case DeliveryEvent.DeliveryConfirmed _ -> "delivery-confirmed";
            case DeliveryEvent.GivenUp _ -> "given-up";
            case DeliveryEvent.CalledOff _ -> "called-off";
            case DeliveryEvent.Barred _ -> "barred";
        };
    }

    @Override
    public Class<? extends DeliveryEvent> classOf(String name) {
        return switch (name) {
            case "requested" -> DeliveryEvent.Requested.class;
            case "round-started" -> DeliveryEvent.RoundStarted.class;
            case "offer-made" -> DeliveryEvent.OfferMade.class;
            case "offer-declined" -> DeliveryEvent.OfferDeclined.class;
            case "offer-expired" -> DeliveryEvent.OfferExpired.class;
            case "offer-accepted" -> DeliveryEvent.OfferAccepted.class;
            case "collected" -> DeliveryEvent.Collected.class;
            case "held-up" -> DeliveryEvent.HeldUp.class;
            case "handed-over" -> DeliveryEvent.HandedOver.class;
            case "released" -> DeliveryEvent.Released.class;
            case "reassigned" -> DeliveryEvent.Reassigned.class;
            case "delivery-confirmed" -> DeliveryEvent.DeliveryConfirmed.class;
            case "given-up" -> DeliveryEvent.GivenUp.class;
            case "called-off" -> DeliveryEvent.CalledOff.class;
            case "barred" -> DeliveryEvent.Barred.class;
            default -> throw new IllegalStateException("Unknown event " + name);
        };
    }
}
