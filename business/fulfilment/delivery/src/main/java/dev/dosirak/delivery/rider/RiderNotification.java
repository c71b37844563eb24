package dev.dosirak.delivery.rider;

import dev.dosirak.platform.kernel.EnumNames;
import java.util.UUID;

/// Something a rider was told of a delivery.
///
/// @param body the [Job] as JSON
public record RiderNotification(Kind kind, UUID delivery, String body) {

    /// What it is about.
    public enum Kind {
        /// Will you carry this?
        OFFER,
        /// The offer stands no more.
        OFFER_GONE,
        /// What you carry has changed.
        JOB;

        public static final EnumNames<Kind> NAMES = EnumNames.of(Kind.class, it -> switch (it) {
            case OFFER -> "offer";
            case OFFER_GONE -> "offer-gone";
            case JOB -> "job";
        });
    }
}
