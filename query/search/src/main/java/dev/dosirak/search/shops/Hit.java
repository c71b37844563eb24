package dev.dosirak.search.shops;

/// A shop that was found.
///
/// @param meters from the place to its door
/// @param value what the order went by
public record Hit(IndexedShop indexedShop, Rating rating, long meters, double value) {}
