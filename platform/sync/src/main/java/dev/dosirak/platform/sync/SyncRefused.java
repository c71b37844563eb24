package dev.dosirak.platform.sync;

import dev.dosirak.platform.kernel.Refused;

/// Services ask wrongly, too.
final class SyncRefused extends Refused {

    enum Reason implements Refused.Reason {
        UNKNOWN_DOMAIN(Kind.UNKNOWN),
        UNKNOWN_ITEM(Kind.UNKNOWN),
        /// The copy has heard of a newer version than the owner can see; asking again a little later helps.
        VERSION_NOT_REACHED(Kind.NOT_NOW),
        BATCH_TOO_LARGE(Kind.NOT_ACCEPTABLE),
        NO_SUCH_SPAN(Kind.NOT_ACCEPTABLE),
        NEITHER_IDS_NOR_SPAN(Kind.NOT_ACCEPTABLE),
        UNKNOWN_COPY(Kind.UNKNOWN);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    SyncRefused(Reason reason, Object... details) {
        super(reason, details);
    }
}
