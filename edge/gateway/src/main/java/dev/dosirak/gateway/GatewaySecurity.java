package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceAddresses;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whom the gateway lets through, under `dosirak.security`; the first five are the same as in every service.
/// What anybody may call without a token, the catalog says.
///
/// @param issuer the `iss` of access tokens
/// @param audience the `aud` of access tokens
/// @param identity where the issuer answers, and publishes its public keys
/// @param serviceKey the secret, 32 characters or more, with which services vouch for themselves; opens our metrics
/// @param previousServiceKey the one before it, while it is being replaced
/// @param corsOrigins web sites of others whose pages may call us from a browser; none unless named
@ConfigurationProperties(prefix = "dosirak.security", ignoreUnknownFields = false)
record GatewaySecurity(
        String issuer,
        String audience,
        ServiceAddresses identity,
        String serviceKey,
        @DefaultValue("") String previousServiceKey,
        @DefaultValue List<String> corsOrigins) {

    private static final int SHORTEST_KEY = 32;

    GatewaySecurity {
        if (serviceKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "dosirak.security.service-key (DOSIRAK_SERVICE_KEY) needs at least 32 characters");
        }
    }

    Keys sharedKeys() {
        return Keys.of(serviceKey, previousServiceKey);
    }
}
