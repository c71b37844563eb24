package dev.dosirak.payment.reconciliation.threads;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How statements of gateways are compared, under `dosirak.payment-settlement`.
///
/// @param every the pause between two looks for a statement
/// @param statementBy when on the next day a statement should be there; people are told when it is not
/// @param terms what our contracts say, by the gateway's name
@ConfigurationProperties(prefix = "dosirak.payment-settlement", ignoreUnknownFields = false)
record SettlementSettings(Duration every, LocalTime statementBy, Map<String, Terms> terms) {

    /// @param feeBasisPoints of each amount, in hundredths of a percent, without VAT
    /// @param payOutAfter business days from the sale to the pay-out
    record Terms(int feeBasisPoints, int payOutAfter) {}
}
