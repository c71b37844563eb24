package dev.dosirak.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How long and how much of bodies the gateway waits for, under `dosirak.bodies`.
///
/// @param time in which a body has to be here as a whole
/// @param timeOfMenus the same for menus and imports
/// @param memory for all bodies that are on their way at once
@ConfigurationProperties(prefix = "dosirak.bodies", ignoreUnknownFields = false)
record BodySettings(
        @DefaultValue("10s") Duration time,
        @DefaultValue("30s") Duration timeOfMenus,
        @DefaultValue("32MB") DataSize memory) {

    BodySettings {
        if (!time.isPositive() || !timeOfMenus.isPositive() || memory.toBytes() < 2 * BodyLimit.MAX_MENU_BYTES) {
            throw new IllegalArgumentException(
                    "dosirak.bodies needs times above zero and memory for two menus (8MB) at least");
        }
    }
}
