package dev.dosirak.payment.distribution.threads;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Which payment gateways there are to choose from, under `dosirak.payment-gateways`.
///
/// @param mostNodes of this service there may be, for when they cannot agree on a rate
/// @param perSecond requests that our contract allows, of each gateway by its name, until operators set another
@ConfigurationProperties(prefix = "dosirak.payment-gateways", ignoreUnknownFields = false)
record GatewaysSettings(int mostNodes, Map<String, Integer> perSecond) {}
