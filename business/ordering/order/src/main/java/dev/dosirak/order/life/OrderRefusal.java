package dev.dosirak.order.life;

import dev.dosirak.platform.kernel.Refused;

/// An order's state does not allow it, or nobody could bring it.
public enum OrderRefusal implements Refused.Reason {
    UNKNOWN_ORDER(Refused.Kind.UNKNOWN),
    NOT_ACCEPTED_YET(Refused.Kind.NOT_NOW),
    ALREADY_ACCEPTED(Refused.Kind.NOT_NOW),
    ALREADY_PICKED_UP(Refused.Kind.NOT_NOW),
    ALREADY_CALLED_OFF(Refused.Kind.NOT_NOW),
    OUT_OF_ORDER(Refused.Kind.NOT_NOW),
    TOO_MANY_UNPAID(Refused.Kind.NOT_NOW),
    PHONE_NOT_A_NUMBER(Refused.Kind.NOT_ACCEPTABLE);

    private final Refused.Kind kind;

    OrderRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
