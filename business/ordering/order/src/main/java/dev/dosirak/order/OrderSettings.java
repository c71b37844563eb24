package dev.dosirak.order;

import dev.dosirak.platform.kernel.ServiceAddresses;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The order service's own settings, under `dosirak.order`.
///
/// @param payWithin an order that is not paid by then is given up
/// @param answerWithin a paid order that nobody accepted by then is given up, should the relay itself be away; longer
/// than
///     the relay's own watch of five minutes
/// @param headStart how long after our own start nobody is given up, so that what others told us while we were away is
///     heard first
/// @param shopService where the owner of the shops answers
@ConfigurationProperties(prefix = "dosirak.order", ignoreUnknownFields = false)
record OrderSettings(
        @DefaultValue("10m") Duration payWithin,
        @DefaultValue("7m") Duration answerWithin,
        @DefaultValue("1m") Duration headStart,
        ServiceAddresses shopService) {}
