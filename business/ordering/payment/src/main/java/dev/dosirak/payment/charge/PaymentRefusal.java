package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Refused;

/// What cannot be asked of a payment.
public enum PaymentRefusal implements Refused.Reason {
    UNKNOWN_PAYMENT(Refused.Kind.UNKNOWN),
    /// The order is being paid already, by another bill.
    ANOTHER_BILL(Refused.Kind.NOT_ACCEPTABLE),
    /// Nothing was taken, so nothing can be given back.
    NOTHING_CAPTURED(Refused.Kind.NOT_NOW),
    /// No such task, or somebody has seen to it already.
    UNKNOWN_TASK(Refused.Kind.UNKNOWN),
    /// Nothing is being given back for this order.
    NO_REFUND(Refused.Kind.NOT_NOW),
    NOT_THE_WHOLE_AMOUNT(Refused.Kind.NOT_ACCEPTABLE);

    private final Refused.Kind kind;

    PaymentRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
