package dev.dosirak.platform.sync;

import java.util.Objects;
import java.util.UUID;

/// A change notice, `<owner>.changed.v1`: something has a new version; what it looks like is for the owner to say.
public record Notice(UUID id, long version) {

    /// @throws RuntimeException when it says of nothing that it has changed: who hears that cannot ask for it
    public Notice {
        Objects.requireNonNull(id, "id");
        if (version < 0) {
            throw new IllegalArgumentException("There is no version %d".formatted(version));
        }
    }
}
