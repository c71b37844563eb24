package dev.dosirak.orderhistory.view;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that happened to an order, and the state it led to.
///
/// @param sequence the order's version after it; a step is known by it
/// @param state as on the wire, `delivery-pending`
/// @param details what was said about it
public record Step(long sequence, String state, Instant at, StepDetails details) {

    /// What was said about a step; most steps say nothing.
    ///
    /// @param by who cancelled: `customer`, `shop`, `unanswered`, `timeout`, `bank`
    /// @param reason of a rejection, a delay, a cancellation, a failed payment, a refund
    /// @param cookMinutes how long the kitchen asked for
    /// @param rider who picked it up or handed it over
    /// @param amount refunded, in won
    public record StepDetails(
            @Nullable String by,
            @Nullable String reason,
            @Nullable Integer cookMinutes,
            @Nullable UUID rider,
            @Nullable Long amount) {

        public static final StepDetails NONE = new StepDetails(null, null, null, null, null);
    }
}
