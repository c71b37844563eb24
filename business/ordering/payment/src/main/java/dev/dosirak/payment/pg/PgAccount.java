package dev.dosirak.payment.pg;

import java.time.Duration;

/// Where a gateway is, and who we are there.
///
/// @param url without a slash at its end
/// @param clientId NICE's client key or PortOne's store; empty where the secret key alone says it
/// @param secretKey ours as a merchant
/// @param answerWithin we wait so long for an answer, and ask later what happened
public record PgAccount(String url, String clientId, String secretKey, Duration answerWithin) {

    /// Without the secret, wherever it is printed.
    @Override
    public String toString() {
        return "PgAccount[%s]".formatted(url);
    }
}
