package dev.dosirak.delivery.rider;

import java.util.UUID;

/// A rider's member id.
public record RiderId(UUID value) {}
