package dev.dosirak.payment;

import dev.dosirak.platform.kernel.ServiceAddresses;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How payment works, under `dosirak.payment`.
///
/// @param key the secret that encrypts billing keys; empty for the one that all services share
/// @param mostCards how many cards a customer may have
/// @param inFlight payments processed at the same time
/// @param firstPause before the first look after trouble; doubled with every further one
/// @param longestPause where the doubling ends
/// @param longestStuckPause where it ends for a refund that the gateway refuses
/// @param lateLooks how long after a payment came to nothing the gateway is asked once more
/// @param orderLooks how long after its approval a payment's order is asked whether it was called off
/// @param orderService where orders answer
/// @param compareEvery the pause between two comparisons with the gateway's journal
/// @param compareBehind how far behind the money its journal may be read; what is entered later, the next day's
///     reading finds
/// @param payWithinWhenUnsaid how long an order waits for its money that does not say so itself
@ConfigurationProperties(prefix = "dosirak.payment", ignoreUnknownFields = false)
record PaymentSettings(
        String key,
        int mostCards,
        int inFlight,
        Duration firstPause,
        Duration longestPause,
        Duration longestStuckPause,
        List<Duration> lateLooks,
        List<Duration> orderLooks,
        ServiceAddresses orderService,
        Duration compareEvery,
        Duration compareBehind,
        Duration payWithinWhenUnsaid,
        Pg pg) {

    /// The payment gateway.
    ///
    /// @param name in events and on screens
    /// @param secretKey ours as a merchant
    /// @param answerWithin we wait so long for an answer, and ask later what happened
    /// @param longestAnswer what the gateway has not done so long after it was asked, it never does, by its
    ///       word
    record Pg(
            String name,
            String url,
            String secretKey,
            Duration connectWithin,
            Duration answerWithin,
            Duration longestAnswer) {

        private static final String KNOWN_TO_EVERYBODY = "test_sk_dosirak";
        private static final Pattern THIS_MACHINE = Pattern.compile("https?://(localhost|127\\.[0-9.]+|\\[::1])(:.*)?");

        Pg {
            if (secretKey.equals(KNOWN_TO_EVERYBODY)
                    && !THIS_MACHINE.matcher(url).matches()) {
                throw new IllegalStateException(
                        "The gateway at %s needs a key that not everybody knows: set PG_SIMULATOR_SECRET_KEY"
                                .formatted(url));
            }
        }
    }
}
