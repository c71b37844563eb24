package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Refused;

/// What cannot be asked of a payment.
public final class PaymentRefused extends Refused {

    public enum Reason implements Refused.Reason {
        UNKNOWN_PAYMENT(Kind.UNKNOWN),
        /// The order is being paid already, by another bill.
        ANOTHER_BILL(Kind.NOT_ACCEPTABLE),
        /// Nothing was taken, so nothing can be given back.
        NOTHING_CAPTURED(Kind.NOT_NOW),
        /// No such task, or somebody has seen to it already.
        UNKNOWN_TASK(Kind.UNKNOWN),
        /// Nothing is being given back for this order.
        NO_REFUND(Kind.NOT_NOW),
        NOT_THE_WHOLE_AMOUNT(Kind.NOT_ACCEPTABLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public PaymentRefused(Reason reason) {
        super(reason);
    }
}
