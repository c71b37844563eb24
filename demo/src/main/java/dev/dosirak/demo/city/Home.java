package dev.dosirak.demo.city;

import dev.dosirak.platform.kernel.Position;

/// Where a customer has the food brought.
public record Home(String road, String detail, Position position) {}
