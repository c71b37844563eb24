package dev.dosirak.delivery;

import dev.dosirak.delivery.dispatch.Matching;
import dev.dosirak.delivery.dispatch.OverdueDeliveries;
import dev.dosirak.platform.kernel.ServiceAddresses;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// The delivery service's own settings, under `dosirak.delivery`.
///
/// @param offerStands how long a rider may think about an offer
/// @param reachMeters how far from the shop a rider may be
/// @param roundPause how long a delivery waits before it asks the same riders again
/// @param notificationsKept for how long a rider who was away can hear what they missed
/// @param heartbeat the longest silence on a rider's stream
/// @param silence how long nothing may be heard of a rider on duty before their shift ends
/// @param contactDetailsKept for how long after a delivery it is known where the customer lives and how they are
///       reached
/// @param askOrderAfter how long a delivery may wait for its pick-up before order is asked whether it still stands
/// @param orderService where that can be asked
/// @param overdue how long a delivery may be in a state before operators are told
@ConfigurationProperties(prefix = "dosirak.delivery", ignoreUnknownFields = false)
record DeliverySettings(
        Duration offerStands,
        @DefaultValue("5000") long reachMeters,
        @DefaultValue("5s") Duration roundPause,
        @DefaultValue("7d") Duration notificationsKept,
        @DefaultValue("15s") Duration heartbeat,
        Duration silence,
        @Name("doors-kept") @DefaultValue("7d") Duration contactDetailsKept,
        @DefaultValue("3m") Duration askOrderAfter,
        ServiceAddresses orderService,
        @DefaultValue OverdueSettings overdue) {

    record OverdueSettings(
            @DefaultValue("10m") Duration waiting,
            @DefaultValue("30m") Duration assigned,
            @DefaultValue("45m") Duration pickedUp) {

        OverdueDeliveries.Limits limits() {
            return new OverdueDeliveries.Limits(waiting, assigned, pickedUp);
        }
    }

    Matching.Rules matching() {
        return new Matching.Rules(offerStands, reachMeters, roundPause);
    }
}
