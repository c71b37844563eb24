package dev.dosirak.orderhistory.view;

import dev.dosirak.platform.kernel.Refused;

/// The view has nothing for this caller.
public enum HistoryRefusal implements Refused.Reason {
    /// There is none, or the caller has no part in it.
    UNKNOWN_ORDER(Refused.Kind.NOT_FOUND),
    /// Operators have no orders of their own; they ask for one by its number.
    NO_ORDERS_OF_YOUR_OWN(Refused.Kind.FORBIDDEN);

    private final Refused.Kind kind;

    HistoryRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
