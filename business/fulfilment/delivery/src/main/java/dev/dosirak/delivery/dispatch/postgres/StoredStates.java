package dev.dosirak.delivery.dispatch.postgres;

import dev.dosirak.delivery.dispatch.Delivery;
import dev.dosirak.platform.eventstore.StoredTypes;

/// The names under which states of a delivery lie in the tables.
final class StoredStates implements StoredTypes<Delivery> {

    @Override
    public String nameOf(Delivery state) {
        return name(state);
    }

    static String name(Delivery state) {
        return switch (state) {
            case Delivery.Unknown _ -> "unknown";
            case Delivery.Waiting _ -> "waiting";
            case Delivery.Offered _ -> "offered";
            case Delivery.Assigned _ -> "assigned";
            case Delivery.PickedUp _ -> "picked-up";
            case Delivery.Delayed _ -> "delayed";
            case Delivery.Delivered _ -> "delivered";
            case Delivery.Lost _ -> "lost";
            case Delivery.Withdrawn _ -> "withdrawn";
            case Delivery.WithdrawnUnseen _ -> "withdrawn-unseen";
        };
    }

    @Override
    public Class<? extends Delivery> classOf(String name) {
        return switch (name) {
            case "unknown" -> Delivery.Unknown.class;
            case "waiting" -> Delivery.Waiting.class;
            case "offered" -> Delivery.Offered.class;
            case "assigned" -> Delivery.Assigned.class;
            case "picked-up" -> Delivery.PickedUp.class;
            case "delayed" -> Delivery.Delayed.class;
            case "delivered" -> Delivery.Delivered.class;
            case "lost" -> Delivery.Lost.class;
            case "withdrawn" -> Delivery.Withdrawn.class;
            case "withdrawn-unseen" -> Delivery.WithdrawnUnseen.class;
            default -> throw new IllegalStateException("Unknown state " + name);
        };
    }
}
