package dev.dosirak.platform.sync;

import java.util.List;

/// Where the copy lies.
public interface Copy {

    /// Stores what is newer than what is here; the rest is old news. A tombstone stays as one, so that no older item
    /// can
    /// bring the thing back.
    void store(List<SyncItem> items);
}
