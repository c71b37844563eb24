package dev.dosirak.pgsimulator.webhook;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PaymentNews;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How a gateway tells its merchant of payments, and when it believes to have been heard.
public interface WebhookDialect {

    /// @param headers beside those that every body of JSON has
    record Message(Map<String, String> headers, String body) {}

    GatewayName gateway();

    /// Whether it sends any with this secret.
    default boolean signsWith(String secret) {
        return true;
    }

    /// Of disputes most gateways write to people.
    default boolean tells(PaymentNews.Kind kind) {
        return true;
    }

    /// @param id of the webhook, the same each time it is sent
    /// @param secret of the merchant's webhooks; empty where there is none
    Message write(PaymentNews news, String id, String secret, Instant now);

    /// Whether the merchant's answer says that it need not be sent again.
    boolean isTaken(int status, String body);

    /// The minutes before it is sent again, and again; then it is given up.
    List<Integer> pauses();
}
