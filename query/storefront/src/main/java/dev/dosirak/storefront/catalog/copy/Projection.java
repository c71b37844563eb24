package dev.dosirak.storefront.catalog.copy;

import dev.dosirak.platform.sync.SyncItem;
import java.util.UUID;

/// How the documents of one owner get into the catalog.
interface Projection {

    /// What is to be kept of it; nothing of what customers are not to see.
    ///
    /// @throws RuntimeException when it makes no sense
    byte[] render(SyncItem item);

    /// Shows what is kept, or takes it out of the catalog where nothing is.
    void apply(LogEntry logEntry);

    void remove(UUID id);
}
