package dev.dosirak.payment;

import dev.dosirak.platform.kernel.ServiceAddresses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
/// @param payWithinWhenUnsaid how long an order waits for its money that does not say so itself; an hour at most
/// @param connectWithin how long to any gateway; where there is no connection, nothing was sent
/// @param repeatAfter a request without an answer is sent again so long after it was sent, to a gateway that knows it
///     for the same
/// @param windowReturnUrl where a customer's browser is sent from a gateway's window: the app's own
///     address, which gives us what the gateway has put behind it
/// @param windowFormUrl the same where a gateway sends it by a form, which an app cannot take: our own address, which
///     leads on to the app's
/// @param mostNodes of this service there may be, for when they cannot agree on how often a gateway is asked
/// @param gateways by name: `toss`, `nice`, `portone`
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
        Duration connectWithin,
        Duration repeatAfter,
        String windowReturnUrl,
        String windowFormUrl,
        int mostNodes,
        Map<String, Gateway> gateways) {

    /// As order's: the first gateway forgets after three hours that it was asked before.
    private static final Duration LONGEST_TO_PAY = Duration.ofHours(1);

    public PaymentSettings {
        if (!payWithinWhenUnsaid.isPositive() || payWithinWhenUnsaid.compareTo(LONGEST_TO_PAY) > 0) {
            throw new IllegalArgumentException(
                    "dosirak.payment.pay-within-when-unsaid must be above zero and at most 1h, not "
                            + payWithinWhenUnsaid);
        }
        gateways = gateways.entrySet().stream()
                .filter(it -> !it.getValue().url().isBlank())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// A payment gateway that we have a contract with; none where there is no `url`.
    ///
    /// @param url without a slash at its end
    /// @param clientId ours as a merchant, where the gateway gives one beside the key
    /// @param secretKey ours as a merchant
    /// @param answerWithin we wait so long for an answer, and ask later what happened
    /// @param longestAnswer what the gateway has not done so long after it was asked, it should never do: the read
    ///     time-out that its documents ask for, and five seconds
    /// @param perSecond requests that our contract allows, until operators set another number
    /// @param windowScript the address of the script that opens its window in a customer's browser;
    ///     empty where it has none, or is not to be used
    /// @param windowChannel PortOne's key of the channel through which its window pays
    record Gateway(
            String url,
            String clientId,
            String secretKey,
            Duration answerWithin,
            Duration longestAnswer,
            int perSecond,
            String windowScript,
            String windowChannel) {

        private static final String KNOWN_TO_EVERYBODY = "test_sk_dosirak";
        private static final Pattern THIS_MACHINE =
                Pattern.compile("https?://(localhost|127\\.[0-9.]+|\\[::1])([:/].*)?");

        Gateway {
            if (secretKey.startsWith(KNOWN_TO_EVERYBODY)
                    && !url.isBlank()
                    && !THIS_MACHINE.matcher(url).matches()) {
                throw new IllegalStateException(
                        "The gateway at %s needs a key that not everybody knows".formatted(url));
            }
        }
    }
}
