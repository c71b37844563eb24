package dev.dosirak.storefront;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The storefront's own settings, under `dosirak.storefront`.
///
/// @param shopUrl where the shop service answers
/// @param data the folder of the snapshot
/// @param snapshotEvery how often the snapshot is brought up to date
/// @param pulseEvery how often the copy is compared with its owner, which is also how old `asOf` gets in good times
@ConfigurationProperties(prefix = "dosirak.storefront", ignoreUnknownFields = false)
public record StorefrontSettings(
        URI shopUrl,
        Path data,
        @DefaultValue("1m") Duration snapshotEvery,
        @DefaultValue("2s") Duration pulseEvery) {}
