package dev.dosirak.pgsimulator;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.MerchantKeys;
import dev.dosirak.pgsimulator.webhook.WebhookTarget;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The simulator's keys, under `dosirak.pg-simulator`, as [MerchantKeys] says.
///
/// @param feeBasisPoints what the gateways keep of each amount, in hundredths of a percent, without VAT
/// @param ports of each gateway, by its name
/// @param webhooks where the merchant of each gateway hears of payments, by its name; nowhere where it is empty
/// @param portoneWebhookKey signs those of the gateway after PortOne, which sends none without
/// @param webhookMinute how long a minute is for a webhook that was not taken and is sent again
@ConfigurationProperties(prefix = "dosirak.pg-simulator", ignoreUnknownFields = false)
record PgSimulatorSettings(
        String secretKey,
        String niceClientKey,
        String niceSecretKey,
        String portoneSecretKey,
        String adminKey,
        int feeBasisPoints,
        Map<String, Integer> ports,
        Map<String, String> webhooks,
        String portoneWebhookKey,
        Duration webhookMinute) {

    MerchantKeys keys() {
        return new MerchantKeys(secretKey, niceClientKey, niceSecretKey, portoneSecretKey, adminKey);
    }

    Map<GatewayName, WebhookTarget> webhookTargets() {
        var all = new EnumMap<GatewayName, WebhookTarget>(GatewayName.class);
        webhooks.forEach((name, url) -> {
            var gateway = GatewayName.NAMES.constantOf(name);
            all.put(gateway, new WebhookTarget(url, gateway == GatewayName.PORTONE ? portoneWebhookKey : ""));
        });
        return all;
    }
}
