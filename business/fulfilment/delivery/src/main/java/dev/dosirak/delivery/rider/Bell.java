package dev.dosirak.delivery.rider;

/// Something a rider was told.
///
/// @param sequence counts the rider's bells from 1 without a gap
/// @param body the [Job] as JSON
public record Bell(long sequence, Kind kind, String body) {

    /// What it is about.
    public enum Kind {
        /// Will you carry this?
        OFFER,
        /// The offer stands no more.
        OFFER_GONE,
        /// What you carry has changed.
        JOB
    }
}
