package dev.dosirak.platform.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a comparison of a copy with its owner has found.
///
/// @param compared how many things the owner has
/// @param drift what differs and will not come right by itself, in order of id
/// @param repaired how many of them were set right
public record Audit(long compared, List<Drift> drift, int repaired) {

    /// @param held the copy's version; 0 when it has nothing, -1 when what it has is damaged
    /// @param owned the owner's version; 0 when the owner does not know it
    /// @param why it was set aside; null where it was not
    public record Drift(
            UUID id, long held, long owned, @Nullable String why) {}
}
