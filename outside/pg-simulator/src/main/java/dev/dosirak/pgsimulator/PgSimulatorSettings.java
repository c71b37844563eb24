package dev.dosirak.pgsimulator;

import dev.dosirak.pgsimulator.gateway.MerchantKeys;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The simulator's keys, under `dosirak.pg-simulator`, as [MerchantKeys] says.
///
/// @param feeBasisPoints what the gateways keep of each amount, in hundredths of a percent, without VAT
/// @param ports of each gateway, by its name
@ConfigurationProperties(prefix = "dosirak.pg-simulator", ignoreUnknownFields = false)
record PgSimulatorSettings(
        String secretKey,
        String niceClientKey,
        String niceSecretKey,
        String portoneSecretKey,
        String adminKey,
        int feeBasisPoints,
        Map<String, Integer> ports) {

    MerchantKeys keys() {
        return new MerchantKeys(secretKey, niceClientKey, niceSecretKey, portoneSecretKey, adminKey);
    }
}
