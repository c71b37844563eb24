package dev.dosirak.platform.sync;

import java.util.Optional;
import java.util.UUID;

/// One thing as its owner has it.
///
/// @param version of the owner's aggregate; a copy never replaces a higher one by a lower
/// @param deleted true for a tombstone, whose document is `{}`
/// @param document JSON in the owner's words
/// @param refusal why the owner cannot hand the thing out; then there is no document to speak of
public record SyncItem(UUID id, long version, boolean deleted, String document, Optional<String> refusal) {

    public SyncItem(UUID id, long version, boolean deleted, String document) {
        this(id, version, deleted, document, Optional.empty());
    }

    /// One that is there and cannot be read: it must not keep the others from being handed out.
    public static SyncItem refused(UUID id, long version, String why) {
        return new SyncItem(id, version, false, "{}", Optional.of(why));
    }
}
