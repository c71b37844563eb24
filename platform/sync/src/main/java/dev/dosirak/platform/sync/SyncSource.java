package dev.dosirak.platform.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What an owner of data answers to those who keep copies of it. Most owners need no more than a [PostgresSource].
public interface SyncSource {

    /// The name in the path, a plural noun as `shops`.
    String domain();

    /// The type of its change notices, as `shop.changed.v1`, whose body is a [Notice].
    String noticeType();

    /// The current state of those that exist or have existed; unknown ids are simply missing.
    List<SyncItem> find(Collection<UUID> ids);

    /// The same for who waits for an event: also those of which nothing is to be copied yet, at version 0.
    default List<SyncItem> findWithPending(Collection<UUID> ids) {
        return find(ids);
    }

    /// Everything with an id after `cursor` in ascending order of id, at most `limit`; tombstones too.
    ///
    /// @param cursor the nil UUID for the start
    List<SyncItem> after(UUID cursor, int limit);

    /// The same of those that changed in `span`, and more where that is not known: what changed later, too, is
    /// never left out.
    List<SyncItem> changed(Span span, UUID cursor, int limit);

    /// Id and version of everything after `cursor`, in order and number as in [#after].
    List<VersionEntry> versions(UUID cursor, int limit);
}
