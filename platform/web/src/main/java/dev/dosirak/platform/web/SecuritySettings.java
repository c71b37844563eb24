package dev.dosirak.platform.web;

import dev.dosirak.platform.kernel.ServiceAddresses;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whom a service believes, under `dosirak.security`.
///
/// @param issuer the `iss` of access tokens
/// @param audience the `aud` of access tokens
/// @param identity where the issuer answers, and tells its public keys
/// @param serviceKey the secret, 32 characters or more, with which services vouch for themselves to each other
/// @param open what anybody may call without a token, as `POST /api/v1/members`
@ConfigurationProperties(prefix = "dosirak.security", ignoreUnknownFields = false)
public record SecuritySettings(
        String issuer,
        String audience,
        ServiceAddresses identity,
        String serviceKey,
        @DefaultValue List<String> open) {

    private static final int SHORTEST_KEY = 32;

    public SecuritySettings {
        if (serviceKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "dosirak.security.service-key (DOSIRAK_SERVICE_KEY) needs at least 32 characters");
        }
    }
}
