package dev.dosirak.pgsimulator.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A payment that was made to be authorized in the gateway's window, and took no money yet.
///
/// @param total in won
/// @param instalmentMonths in how many the customer pays the card's company; 0 for all at once
/// @param number of the card that was shown in the window, masked; empty before
/// @param at when it was made, or authorized
/// @param ended it came to nothing
public record WindowPayment(
        String paymentKey,
        String orderId,
        String orderName,
        long total,
        int instalmentMonths,
        String successUrl,
        String failUrl,
        Optional<String> number,
        Instant at,
        boolean ended) {

    private static final Duration LIFE = Duration.ofMinutes(10);

    /// `READY`, `IN_PROGRESS` (authorized), `ABORTED` or `EXPIRED`.
    public String status(Instant now) {
        if (ended) {
            return "ABORTED";
        }
        if (!now.isBefore(at.plus(LIFE))) {
            return "EXPIRED";
        }
        return number.isPresent() ? "IN_PROGRESS" : "READY";
    }

    Gateway.Purchase purchase() {
        return new Gateway.Purchase(total, instalmentMonths, orderId, orderName);
    }

    /// What was shown in the window; nobody has registered it.
    public Optional<Card> card() {
        return number.map(it -> new Card("", it));
    }
}
