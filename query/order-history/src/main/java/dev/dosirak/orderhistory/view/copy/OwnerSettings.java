package dev.dosirak.orderhistory.view.copy;

import dev.dosirak.platform.kernel.ServiceAddresses;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the owners of what we show answer, under `dosirak.order-history`.
///
/// @param orderService the owner of the orders
/// @param deliveryService the owner of the deliveries
@ConfigurationProperties(prefix = "dosirak.order-history", ignoreUnknownFields = false)
record OwnerSettings(ServiceAddresses orderService, ServiceAddresses deliveryService) {}
