package dev.dosirak.platform.sync;

import dev.dosirak.platform.kernel.Refused;

/// Services ask wrongly, too.
enum SyncRefusal implements Refused.Reason {
    UNKNOWN_DOMAIN(Refused.Kind.NOT_FOUND),
    UNKNOWN_ITEM(Refused.Kind.NOT_FOUND),
    /// A notice has named a newer version than the owner can see; asking again a little later helps.
    VERSION_NOT_REACHED(Refused.Kind.CONFLICT),
    BATCH_TOO_LARGE(Refused.Kind.INVALID),
    UNKNOWN_COPY(Refused.Kind.NOT_FOUND);

    private final Refused.Kind kind;

    SyncRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
