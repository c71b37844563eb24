package dev.dosirak.relay;

import dev.dosirak.platform.kernel.ServiceAddresses;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How patient relay is, under `dosirak.relay`.
///
/// @param answerWithin how long the owner may take from the first ring to the answer
/// @param ringAgainAfter the pause between two rings that nobody acknowledged
/// @param notificationsKept how far back a terminal can catch up
/// @param terminalsPerOwner open streams of one owner on one node; one more is turned away
/// @param heartbeat the longest silence on a stream
/// @param orderService where the owner of the orders answers
@ConfigurationProperties(prefix = "dosirak.relay", ignoreUnknownFields = false)
record RelaySettings(
        @DefaultValue("5m") Duration answerWithin,
        @DefaultValue("30s") Duration ringAgainAfter,
        @DefaultValue("7d") Duration notificationsKept,
        @DefaultValue("8") int terminalsPerOwner,
        @DefaultValue("15s") Duration heartbeat,
        ServiceAddresses orderService) {}
