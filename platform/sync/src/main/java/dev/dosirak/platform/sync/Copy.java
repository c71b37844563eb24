package dev.dosirak.platform.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Where the copy lies. [PostgresCopy] is one for documents that are kept as they come.
public interface Copy {

    /// Stores what is newer than what is here; the rest is old. A tombstone stays as one, so that no older item
    /// can bring the thing back.
    ///
    /// @return those that make no sense to us and were left out; all others are stored
    List<Rejection> store(List<SyncItem> items);

    /// An import of everything begins, or goes on after a crash: a view may from now on be built beside the one
    /// that people see.
    default void beginRebuild(Import it) {}

    /// The import of everything is complete, in the same transaction in which that is noted.
    ///
    /// @return false when people go on seeing what they saw, because too much of it was set aside
    default boolean completeRebuild(Import it) {
        return true;
    }

    /// Those of `ids` that are here, tombstones too.
    List<VersionEntry> versions(Collection<UUID> ids);

    /// The next few that are here, tombstones too, in an order of the copy's own.
    ///
    /// @param cursor the id of the last one before, or the nil UUID
    List<VersionEntry> versions(UUID cursor, int limit);

    /// Repair: puts the owner's word in the place of whatever is here.
    ///
    /// @return as of [#store]
    List<Rejection> replace(List<SyncItem> items);

    /// Repair: removes what the owner does not know, unless it is no longer as it was seen.
    void remove(List<VersionEntry> unknown);
}
