package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.Job;
import dev.dosirak.delivery.rider.RiderNotification.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What people get to see of a delivery: who works on it sees door and phone for as long as the work lasts.
/// The whole matrix, of all services, stands in `docs/security.md`.
public final class Shown {

    private Shown() {}

    /// What a notification of this kind says.
    static Job to(Kind kind, DeliveryId id, Delivery.Known delivery) {
        return to(kind == Kind.OFFER_GONE ? Reader.FORMER_RIDER : Reader.RIDER, id, delivery);
    }

    /// The delivery as its rider may see it now.
    static Job job(DeliveryId id, Delivery.Known delivery) {
        return to(Reader.RIDER, id, delivery);
    }

    /// The delivery as this reader may see it now.
    public static Job to(Reader reader, DeliveryId id, Delivery.Known delivery) {
        var errand = delivery.errand();
        var shop = errand.pickup();
        var door = errand.door();
        boolean seesDoor = seesDoor(reader, delivery);
        boolean gone = reader == Reader.FORMER_RIDER;
        return new Job(
                id.value(),
                id.value(),
                gone ? "offer-gone" : DeliveryNames.STATES.nameOf(delivery),
                gone ? null : answerBy(delivery),
                new Job.Pickup(shop.shop(), shop.name(), shop.phone(), shop.road(), shop.position()),
                new Job.Door(
                        door.road(), seesDoor ? door.detail() : null, seesDoor ? door.phone() : null, door.position()),
                seesDoor && reader != Reader.OWNER ? errand.noteToRider() : "",
                errand.fee(),
                errand.readyAt());
    }

    private static boolean seesDoor(Reader reader, Delivery.Known delivery) {
        return switch (reader) {
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
