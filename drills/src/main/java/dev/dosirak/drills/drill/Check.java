package dev.dosirak.drills.drill;

/// Something that must be true at the end.
///
/// @param detail what was found
public record Check(String name, boolean held, String detail) {}
