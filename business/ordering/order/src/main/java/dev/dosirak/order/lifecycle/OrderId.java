package dev.dosirak.order.lifecycle;

import java.util.UUID;

public record OrderId(UUID value) {}
