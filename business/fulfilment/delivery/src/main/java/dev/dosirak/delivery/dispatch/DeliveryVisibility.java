package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.Job;
import dev.dosirak.delivery.rider.RiderNotification.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What people get to see of a delivery: who works on it sees address details and phone for as long as the work
/// lasts. The whole matrix, of all services, stands in `docs/security.md`.
public final class DeliveryVisibility {

    private DeliveryVisibility() {}

    /// What a notification of this kind says.
    static Job jobFor(Kind kind, DeliveryId id, Delivery.Known delivery) {
        return jobFor(kind == Kind.OFFER_GONE ? ViewerRole.FORMER_RIDER : ViewerRole.RIDER, id, delivery);
    }

    /// The delivery as its rider may see it now.
    static Job jobForRider(DeliveryId id, Delivery.Known delivery) {
        return jobFor(ViewerRole.RIDER, id, delivery);
    }

    /// The delivery as this reader may see it now.
    public static Job jobFor(ViewerRole viewerRole, DeliveryId id, Delivery.Known delivery) {
        var deliveryRequest = delivery.errand();
        var shop = deliveryRequest.pickup();
        var dropoff = deliveryRequest.door();
        boolean seesDoor = seesContactDetails(viewerRole, delivery);
        boolean gone = viewerRole == ViewerRole.FORMER_RIDER;
        return new Job(
                id.value(),
                id.value(),
                gone ? "offer-gone" : DeliveryNames.STATES.nameOf(delivery),
                gone ? null : answerBy(delivery),
                new Job.Pickup(shop.shop(), shop.name(), shop.phone(), shop.road(), shop.position()),
                new Job.Door(
                        dropoff.road(),
                        seesDoor ? dropoff.detail() : null,
                        seesDoor ? dropoff.phone() : null,
                        dropoff.position()),
                seesDoor && viewerRole != ViewerRole.OWNER ? deliveryRequest.noteToRider() : "",
                deliveryRequest.fee(),
                deliveryRequest.readyAt());
    }

    private static boolean seesContactDetails(ViewerRole viewerRole, Delivery.Known delivery) {
        return switch (viewerRole) {
            case CUSTOMER, OPERATOR -> true;
            case OWNER ->
                switch (delivery) {
                    case Delivery.Waiting _,
                            Delivery.Offered _,
                            Delivery.Assigned _,
                            Delivery.PickedUp _,
                            Delivery.Delayed _ -> true;
                    case Delivery.Delivered _, Delivery.Lost _, Delivery.Withdrawn _ -> false;
                };
            case RIDER ->
                switch (delivery) {
                    case Delivery.Assigned _, Delivery.PickedUp _, Delivery.Delayed _ -> true;
                    case Delivery.Waiting _,
                            Delivery.Offered _,
                            Delivery.Delivered _,
                            Delivery.Lost _,
                            Delivery.Withdrawn _ -> false;
                };
            case FORMER_RIDER -> false;
        };
    }

    private static @Nullable Instant answerBy(Delivery.Known delivery) {
        return delivery instanceof Delivery.Offered offered ? offered.until() : null;
    }
}
