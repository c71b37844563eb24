package dev.dosirak.payment.method;

import dev.dosirak.platform.kernel.Refused;

/// What cannot be done with a payment method.
public final class MethodRefused extends Refused {

    public enum Reason implements Refused.Reason {
        UNKNOWN_PAYMENT_METHOD(Kind.UNKNOWN),
        /// A token may outlive its member by some minutes.
        MEMBER_LEFT(Kind.NOT_NOW),
        TOO_MANY_CARDS(Kind.NOT_NOW),
        CARD_NOT_ACCEPTED(Kind.NOT_ACCEPTABLE),
        /// The gateway does not answer; nothing was registered, or it will be when the same is asked again.
        PG_AWAY(Kind.NOT_NOW);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public MethodRefused(Reason reason, Object... details) {
        super(reason, details);
    }
}
