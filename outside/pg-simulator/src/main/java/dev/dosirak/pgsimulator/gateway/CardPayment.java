package dev.dosirak.pgsimulator.gateway;

import java.time.Instant;
import java.util.List;

/// Money taken for one order, and what was given back of it.
///
/// @param card without a number where the money was deposited
/// @param total in won
/// @param instalmentMonths in how many the customer pays the card's company; 0 for all at once
/// @param balance in won; what may still be given back
public record CardPayment(
        String paymentKey,
        String orderId,
        String orderName,
        Card card,
        long total,
        int instalmentMonths,
        long balance,
        Instant approvedAt,
        List<Cancel> cancels) {

    /// @param amount in won
    public record Cancel(String transactionKey, long amount, String reason, Instant at) {}

    /// `DONE`, `PARTIAL_CANCELED` or `CANCELED`.
    public String status() {
        if (balance == total) {
            return "DONE";
        }
        return balance == 0 ? "CANCELED" : "PARTIAL_CANCELED";
    }
}
