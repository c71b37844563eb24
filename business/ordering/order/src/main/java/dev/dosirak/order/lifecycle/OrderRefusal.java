package dev.dosirak.order.lifecycle;

import dev.dosirak.platform.kernel.Refused;

/// An order's state does not allow it, or nobody could bring it.
public enum OrderRefusal implements Refused.Reason {
    UNKNOWN_ORDER(Refused.Kind.NOT_FOUND),
    NOT_ACCEPTED_YET(Refused.Kind.CONFLICT),
    ALREADY_ACCEPTED(Refused.Kind.CONFLICT),
    ALREADY_PICKED_UP(Refused.Kind.CONFLICT),
    ALREADY_CALLED_OFF(Refused.Kind.CONFLICT),
    OUT_OF_ORDER(Refused.Kind.CONFLICT),
    TOO_MANY_UNPAID(Refused.Kind.CONFLICT),
    /// Neither a registered card nor a payment window, or both.
    WAY_TO_PAY_UNCLEAR(Refused.Kind.INVALID),
    INSTALMENTS_NOT_POSSIBLE(Refused.Kind.INVALID),
    PHONE_NOT_A_NUMBER(Refused.Kind.INVALID);

    private final Refused.Kind kind;

    OrderRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
