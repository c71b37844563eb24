package dev.dosirak.gateway.phonebook.web;

import dev.dosirak.platform.kernel.ServiceAddresses;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the phone book comes from and where it is kept, under `dosirak.offline`.
///
/// @param storefrontUrl who writes it
/// @param data the folder it is kept in; of this gateway alone
/// @param refresh how often the storefront is asked for a newer one
/// @param tryAgain after how long one customer waits again for a storefront that has failed
@ConfigurationProperties(prefix = "dosirak.offline", ignoreUnknownFields = false)
record OfflineSettings(
        ServiceAddresses storefrontUrl,
        Path data,
        @DefaultValue("30s") Duration refresh,
        @DefaultValue("2s") Duration tryAgain) {

    OfflineSettings {
        requirePositive("refresh", refresh);
        requirePositive("try-again", tryAgain);
    }

    private static void requirePositive(String key, Duration given) {
        if (!given.isPositive()) {
            throw new IllegalArgumentException("dosirak.offline.%s must be positive, not %s".formatted(key, given));
        }
    }
}
