package dev.dosirak.review.right;

import dev.dosirak.platform.kernel.Refused;

/// There is no right to review this, or not any more.
public enum RightRefusal implements Refused.Reason {
    /// No such order was delivered to this customer, or it was cancelled afterwards.
    UNKNOWN_ORDER(Refused.Kind.UNKNOWN),
    ALREADY_REVIEWED(Refused.Kind.NOT_NOW),
    TOO_LATE_TO_REVIEW(Refused.Kind.NOT_NOW);

    private final Refused.Kind kind;

    RightRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
