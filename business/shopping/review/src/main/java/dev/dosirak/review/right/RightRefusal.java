package dev.dosirak.review.right;

import dev.dosirak.platform.kernel.Refused;

/// There is no right to review this, or not any more.
public enum RightRefusal implements Refused.Reason {
    /// No such order was delivered to this customer, or it was cancelled afterwards.
    UNKNOWN_ORDER(Refused.Kind.NOT_FOUND),
    ALREADY_REVIEWED(Refused.Kind.CONFLICT),
    TOO_LATE_TO_REVIEW(Refused.Kind.CONFLICT);

    private final Refused.Kind kind;

    RightRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
