package dev.dosirak.order.life;

import dev.dosirak.platform.kernel.Refused;

/// An order's state does not allow it, or nobody could bring it.
public final class OrderRefused extends Refused {

    public enum Reason implements Refused.Reason {
        UNKNOWN_ORDER(Kind.UNKNOWN),
        NOT_ACCEPTED_YET(Kind.NOT_NOW),
        ALREADY_ACCEPTED(Kind.NOT_NOW),
        ALREADY_PICKED_UP(Kind.NOT_NOW),
        ALREADY_CALLED_OFF(Kind.NOT_NOW),
        OUT_OF_ORDER(Kind.NOT_NOW),
        TOO_MANY_UNPAID(Kind.NOT_NOW),
        PHONE_NOT_A_NUMBER(Kind.NOT_ACCEPTABLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public OrderRefused(Reason reason, Object... details) {
        super(reason, details);
    }
}
