package dev.dosirak.platform.sync;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How hard copies may work their owners, under `dosirak.sync`; each holds for one copy on one node.
///
/// @param fetchesPerSecond how many changed things are fetched at most
/// @param importsPerSecond how many things an import takes at most
/// @param sameAgainAfter a thing that keeps changing is fetched once in this time
/// @param pulseEvery how often the owner is asked whether the copy is right, which is also how old its as-of gets in
///     good times; a copy that goes on receiving knows its as-of by that, and begins to ask a fifth as often
@ConfigurationProperties(prefix = "dosirak.sync", ignoreUnknownFields = false)
public record SyncSettings(
        @DefaultValue("1000") int fetchesPerSecond,
        @DefaultValue("5000") int importsPerSecond,
        @DefaultValue("1s") Duration sameAgainAfter,
        @DefaultValue("2s") Duration pulseEvery) {

    /// @throws IllegalArgumentException when a rate is not positive or a time is negative
    public SyncSettings {
        if (fetchesPerSecond < 1 || importsPerSecond < 1 || sameAgainAfter.isNegative() || pulseEvery.isNegative()) {
            throw new IllegalArgumentException("dosirak.sync: rates begin at 1 per second, and times are not negative");
        }
    }
}
