package dev.dosirak.payment.charge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// One request for money to be given back.
///
/// @param key another one is another request to the gateway
/// @param reason that the gateway notes, and may show the customer
/// @param mayBeSent asked as the last thing before it is sent, behind all that may take long: whether nobody can have
///     judged it as lost meanwhile
public record RefundTry(String key, String reason, BooleanSupplier mayBeSent) {

    /// Of the whole, which may be sent at any time.
    ///
    /// @param tried when; another time is another request
    static RefundTry ofAll(UUID order, Instant tried) {
        return ofAll(order, tried, () -> true);
    }

    static RefundTry ofAll(UUID order, Instant tried, BooleanSupplier mayBeSent) {
        var key = "refund-%s-%d".formatted(order, ChronoUnit.MICROS.between(Instant.EPOCH, tried));
        return new RefundTry(key, "order cancelled", mayBeSent);
    }

    static RefundTry ofPart(String key, BooleanSupplier mayBeSent) {
        return new RefundTry(key, "part of the order refunded", mayBeSent);
    }
}
