package dev.dosirak.platform.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The owner of a domain, as one who keeps a copy sees it.
public interface Owner {

    /// The current state of those the owner knows.
    ///
    /// @throws OwnerAway when the owner does not answer
    List<SyncItem> fetch(Collection<UUID> ids);

    /// Everything after the cursor in order of id, page by page as it comes.
    ///
    /// @throws OwnerAway when the owner stops answering; what was handed over until then stays handed over
    void importAfter(UUID cursor, Consumer<List<SyncItem>> page);

    /// The owner does not answer, or not properly; the copy serves on with what it has.
    final class OwnerAway extends RuntimeException {
        public OwnerAway(String message, Throwable cause) {
            super(message, cause);
        }

        public OwnerAway(String message) {
            super(message);
        }
    }
}
