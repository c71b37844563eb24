package dev.dosirak.delivery.dispatch;

import java.util.UUID;

/// The id of the order that is delivered; there is one delivery per order.
public record DeliveryId(UUID value) {}
