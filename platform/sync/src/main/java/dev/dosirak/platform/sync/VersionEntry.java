package dev.dosirak.platform.sync;

import java.util.UUID;

/// That a thing is there, and in which version; what an audit compares.
///
/// @param version of the owner's aggregate, of a tombstone too; [#DAMAGED] when what lies there is not what was
///       stored
public record VersionEntry(UUID id, long version) {

    /// The version of a thing whose content no longer is what was stored under its version.
    public static final long DAMAGED = -1;
}
