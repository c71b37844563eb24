package dev.dosirak.platform.web.security;

import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceAddresses;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whom a service believes, under `dosirak.security`.
///
/// @param issuer the `iss` of access tokens
/// @param audience the `aud` of access tokens
/// @param identity where the issuer answers, and tells its public keys
/// @param serviceKey the secret, 32 characters or more, with which services vouch for themselves to each other
/// @param previousServiceKey the one before it, while it is being replaced
/// @param key a secret of this service alone, for what it keeps sealed; without one, the shared secret serves
/// @param previousKey the one before it
/// @param open what anybody may call without a token, as `POST /api/v1/members`
@ConfigurationProperties(prefix = "dosirak.security", ignoreUnknownFields = false)
public record SecuritySettings(
        String issuer,
        String audience,
        ServiceAddresses identity,
        String serviceKey,
        @DefaultValue("") String previousServiceKey,
        @DefaultValue("") String key,
        @DefaultValue("") String previousKey,
        @DefaultValue List<String> open) {

    private static final int SHORTEST_KEY = 32;

    @ConstructorBinding
    public SecuritySettings {
        if (serviceKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "dosirak.security.service-key (DOSIRAK_SERVICE_KEY) needs at least 32 characters");
        }
    }

    public SecuritySettings(
            String issuer, String audience, ServiceAddresses identity, String serviceKey, List<String> open) {
        this(issuer, audience, identity, serviceKey, "", "", "", open);
    }

    /// For what services say to each other.
    public Keys sharedKeys() {
        return Keys.of(serviceKey, previousServiceKey);
    }

    /// For what nobody else need understand. What was made before the service had a secret of its own still
    /// opens.
    public Keys ownKeys() {
        return Keys.of(key, previousKey, serviceKey, previousServiceKey);
    }
}
