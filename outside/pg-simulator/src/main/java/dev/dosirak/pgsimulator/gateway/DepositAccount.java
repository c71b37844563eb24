package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import java.time.Instant;
import java.util.Optional;

/// An account at a bank that a gateway keeps for one payment.
///
/// @param total in won; the bank takes no other amount
/// @param bank in the gateway's words
/// @param customerName whom the depositor sees
/// @param secret by which the merchant knows who tells of it
/// @param dueAt when the bank closes it
/// @param closing by the merchant, who has cancelled the payment before anybody paid it
public record DepositAccount(
        String paymentKey,
        String orderId,
        String orderName,
        long total,
        String bank,
        String number,
        String customerName,
        String secret,
        Instant dueAt,
        Optional<Cancel> closing) {

    /// While nothing is deposited: `WAITING_FOR_DEPOSIT`, `CANCELED` or `EXPIRED`.
    public String status(Instant now) {
        if (closing.isPresent()) {
            return "CANCELED";
        }
        return now.isBefore(dueAt) ? "WAITING_FOR_DEPOSIT" : "EXPIRED";
    }
}
