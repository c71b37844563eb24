package dev.dosirak.platform.sync;

import java.util.UUID;

/// A change notice, `<owner>.changed.v1`: something has a new version; what it looks like is for the owner to say.
public record Notice(UUID id, long version) {}
