package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.Bell;
import dev.dosirak.delivery.rider.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What riders get to see of a delivery: all of it while it is theirs, and no door, phone or note before or after.
/// The whole matrix, of all services, stands in `docs/security.md`.
public final class Shown {

    private Shown() {}

    /// What a bell of this kind says.
    static Job to(Bell.Kind kind, DeliveryId id, Delivery.Known delivery) {
        return kind == Bell.Kind.OFFER_GONE ? goneOffer(id, delivery) : job(id, delivery);
    }

    /// The delivery as a rider may see it whose offer stands no more.
    public static Job goneOffer(DeliveryId id, Delivery.Known delivery) {
        return job(id, delivery, "offer-gone", null, false);
    }

    /// The delivery as its rider may see it now.
    public static Job job(DeliveryId id, Delivery.Known delivery) {
        return switch (delivery) {
            case Delivery.Offered offered -> job(id, delivery, nameOf(delivery), offered.until(), false);
            case Delivery.Assigned _, Delivery.PickedUp _, Delivery.Delayed _ ->
                job(id, delivery, nameOf(delivery), null, true);
            case Delivery.Waiting _, Delivery.Delivered _, Delivery.Lost _, Delivery.Withdrawn _ ->
                job(id, delivery, nameOf(delivery), null, false);
        };
    }

    /// The state's name on the wire.
    public static String nameOf(Delivery.Known delivery) {
        return switch (delivery) {
            case Delivery.Waiting _ -> "waiting";
            case Delivery.Offered _ -> "offered";
            case Delivery.Assigned _ -> "assigned";
            case Delivery.PickedUp _ -> "picked-up";
            case Delivery.Delayed _ -> "delayed";
            case Delivery.Delivered _ -> "delivered";
            case Delivery.Lost _ -> "lost";
            case Delivery.Withdrawn _ -> "withdrawn";
        };
    }

    private static Job job(
            DeliveryId id, Delivery.Known delivery, String state, @Nullable Instant answerBy, boolean carries) {
        var errand = delivery.errand();
        var shop = errand.pickup();
        var door = errand.door();
        return new Job(
                id.value(),
                id.value(),
                state,
                answerBy,
                new Job.Pickup(shop.shop(), shop.name(), shop.phone(), shop.road(), shop.position()),
                new Job.Door(
                        door.road(), carries ? door.detail() : null, carries ? door.phone() : null, door.position()),
                carries ? errand.noteToRider() : "",
                errand.fee(),
                errand.readyAt());
    }
}
