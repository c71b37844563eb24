package dev.dosirak.platform.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What an owner of data answers to those who keep copies of it.
public interface SyncSource {

    /// The name in the path, a plural noun as `shops`.
    String domain();

    /// The current state of those that exist or have existed; unknown ids are simply missing.
    List<SyncItem> find(Collection<UUID> ids);

    /// Everything with an id after `cursor` in ascending order of id, at most `limit`.
    ///
    /// @param cursor the nil UUID for the start
    List<SyncItem> after(UUID cursor, int limit);
}
