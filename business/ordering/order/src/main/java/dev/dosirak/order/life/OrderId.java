package dev.dosirak.order.life;

import java.util.UUID;

public record OrderId(UUID value) {}
