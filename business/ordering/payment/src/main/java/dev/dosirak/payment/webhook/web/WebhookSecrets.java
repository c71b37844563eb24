package dev.dosirak.payment.webhook.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// By what webhooks are known to be the gateway's, under `dosirak.payment-webhooks`.
///
/// @param nice our secret key there
/// @param portone the secrets of our webhooks there, `whsec_` and all; two while one replaces the other, and none where
///     it sends us none
@ConfigurationProperties(prefix = "dosirak.payment-webhooks", ignoreUnknownFields = false)
record WebhookSecrets(String nice, List<String> portone) {

    WebhookSecrets {
        portone = portone.stream().filter(it -> !it.isBlank()).toList();
    }

    /// Without them, wherever it is printed.
    @Override
    public String toString() {
        return "WebhookSecrets[…]";
    }
}
