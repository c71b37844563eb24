package dev.dosirak.search.finding;

/// A shop that was found.
///
/// @param meters from the place to its door
/// @param value what the order went by
public record Hit(Shop shop, Rating rating, long meters, double value) {}
