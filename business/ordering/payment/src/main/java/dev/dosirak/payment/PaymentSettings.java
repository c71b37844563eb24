package dev.dosirak.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How payment works, under `dosirak.payment`.
///
/// @param key the secret that encrypts billing keys; empty for the one that all services share
/// @param inFlight payments settled at the same time
/// @param firstPause before the first look after trouble; doubled with every further one
/// @param longestPause where the doubling ends
@ConfigurationProperties(prefix = "dosirak.payment", ignoreUnknownFields = false)
record PaymentSettings(String key, int inFlight, Duration firstPause, Duration longestPause, Pg pg) {

    /// The payment gateway.
    ///
    /// @param name in events and on screens
    /// @param secretKey ours as a merchant
    /// @param answerWithin we wait so long for an answer, and ask later what happened
    /// @param longestAnswer what the gateway has not done so long after it was asked, it never does
    record Pg(
            String name,
            String url,
            String secretKey,
            Duration connectWithin,
            Duration answerWithin,
            Duration longestAnswer) {}
}
