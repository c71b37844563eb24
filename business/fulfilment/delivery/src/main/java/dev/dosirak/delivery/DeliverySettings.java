package dev.dosirak.delivery;

import dev.dosirak.delivery.dispatch.MatchingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The delivery service's own settings, under `dosirak.delivery`.
///
/// @param offerStands how long a rider may think about an offer
/// @param reachMeters how far from the shop a rider may be
/// @param roundPause how long a delivery waits before it asks the same riders again
/// @param bellsKept for how long a rider who was away can hear what they missed
@ConfigurationProperties(prefix = "dosirak.delivery", ignoreUnknownFields = false)
record DeliverySettings(
        @DefaultValue("30s") Duration offerStands,
        @DefaultValue("5000") long reachMeters,
        @DefaultValue("5s") Duration roundPause,
        @DefaultValue("7d") Duration bellsKept) {

    MatchingRules matching() {
        return new MatchingRules(offerStands, reachMeters, roundPause);
    }
}
