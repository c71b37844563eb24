package dev.dosirak.review.right;

import dev.dosirak.platform.kernel.Refused;

/// There is no right to review this, or not any more.
public final class RightRefused extends Refused {

    public enum Reason implements Refused.Reason {
        /// No such order was delivered to this customer, or it was cancelled afterwards.
        UNKNOWN_ORDER(Kind.UNKNOWN),
        ALREADY_REVIEWED(Kind.NOT_NOW),
        TOO_LATE_TO_REVIEW(Kind.NOT_NOW);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public RightRefused(Reason reason, Object... details) {
        super(reason, details);
    }
}
