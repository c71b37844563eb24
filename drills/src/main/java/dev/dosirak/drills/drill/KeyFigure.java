package dev.dosirak.drills.drill;

/// A number that says most of what came out.
///
/// @param value with its unit
/// @param words what it counts
public record KeyFigure(String value, String words) {}
