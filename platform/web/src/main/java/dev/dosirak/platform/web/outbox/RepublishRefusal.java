package dev.dosirak.platform.web.outbox;

import dev.dosirak.platform.kernel.Refused;

/// It is not said what is to be published again, events or changes.
public enum RepublishRefusal implements Refused.Reason {
    NO_SUCH_SPAN,
    NEITHER_IDS_NOR_SPAN;

    @Override
    public Refused.Kind kind() {
        return Refused.Kind.INVALID;
    }
}
