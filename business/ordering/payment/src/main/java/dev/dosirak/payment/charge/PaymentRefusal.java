package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Refused;

/// What cannot be asked of a payment.
public enum PaymentRefusal implements Refused.Reason {
    UNKNOWN_PAYMENT(Refused.Kind.NOT_FOUND),
    /// The order is being paid already, by another bill.
    ANOTHER_BILL(Refused.Kind.INVALID),
    /// Nothing was taken, so nothing can be given back.
    NOTHING_CAPTURED(Refused.Kind.CONFLICT),
    /// No such task, or somebody has seen to it already.
    UNKNOWN_TASK(Refused.Kind.NOT_FOUND),
    /// Nothing is being given back for this order.
    NO_REFUND(Refused.Kind.CONFLICT),
    NOT_THE_WHOLE_AMOUNT(Refused.Kind.INVALID);

    private final Refused.Kind kind;

    PaymentRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
