package dev.dosirak.order.life;

import dev.dosirak.platform.kernel.Position;

/// Where the order goes.
///
/// @param road the street address
/// @param detail floor, door, and what else the rider must know
public record Destination(String road, String detail, String phone, Position position) {}
