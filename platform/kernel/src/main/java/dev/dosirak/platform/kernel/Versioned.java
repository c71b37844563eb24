package dev.dosirak.platform.kernel;

/// Something together with how many changes it has seen; the version says which state a writer decided on.
///
/// @param version 0 when nothing has happened yet
public record Versioned<T>(T state, long version) {}
