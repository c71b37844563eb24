package dev.dosirak.payment.reconciliation;

import dev.dosirak.platform.kernel.Refused;

/// What cannot be asked of reconciliation.
public enum ReconciliationRefusal implements Refused.Reason {
    /// No such gateway, or its statement of that day was never looked for.
    UNKNOWN_RECONCILIATION(Refused.Kind.NOT_FOUND);

    private final Refused.Kind kind;

    ReconciliationRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
