package dev.dosirak.platform.eventstore;

import java.util.UUID;

/// A history holds something that this version of the service does not know: a newer one, running beside it or before
/// it, has written it. State computed from the rest would be wrong, so nothing can be done about the aggregate here;
/// a newer node can, and this one once it is replaced.
public final class UnknownStoredType extends RuntimeException {

    public UnknownStoredType(UUID stream, String type, RuntimeException cause) {
        super("The history of %s holds a %s that is not known here".formatted(stream, type), cause);
    }
}
