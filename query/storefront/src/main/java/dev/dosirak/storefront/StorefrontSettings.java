package dev.dosirak.storefront;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The storefront's own settings, under `dosirak.storefront`.
///
/// @param address on which customers are answered
/// @param port on which customers are answered; 0 for any
/// @param data the folder of the copies
/// @param segment how large the copies' files are
/// @param markEvery how often it is noted on disk until when the copies are known to be right
/// @param countsEvery how often the counts of ads are published
@ConfigurationProperties(prefix = "dosirak.storefront", ignoreUnknownFields = false)
public record StorefrontSettings(
        String address,
        int port,
        Path data,
        @DefaultValue("64MB") DataSize segment,
        @DefaultValue("1m") Duration markEvery,
        @DefaultValue("5s") Duration countsEvery) {}
