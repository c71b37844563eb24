package dev.dosirak.pgsimulator;

import dev.dosirak.pgsimulator.gateway.MerchantKeys;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The simulator's keys, under `dosirak.pg-simulator`, as [MerchantKeys] says.
@ConfigurationProperties(prefix = "dosirak.pg-simulator", ignoreUnknownFields = false)
record PgSimulatorSettings(
        String secretKey, String niceClientKey, String niceSecretKey, String portoneSecretKey, String adminKey) {

    MerchantKeys keys() {
        return new MerchantKeys(secretKey, niceClientKey, niceSecretKey, portoneSecretKey, adminKey);
    }
}
