package dev.dosirak.platform.sync;

/// What a copy has done since it was started.
///
/// @param notices received
/// @param calls to the owner because of them
/// @param fetched things that were fetched because of them
/// @param imported things that came by an import
/// @param pulses calls to the owner to see whether the copy is right
public record SyncMetrics(long notices, long calls, long fetched, long imported, long pulses) {}
