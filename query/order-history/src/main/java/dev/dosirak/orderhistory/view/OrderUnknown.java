package dev.dosirak.orderhistory.view;

import dev.dosirak.platform.kernel.Refused;

/// The view has nothing for this caller.
public final class OrderUnknown extends Refused {

    /// Each has a sentence in `order-history-problems*.properties`.
    public enum Reason implements Refused.Reason {
        /// There is none, or the caller has no part in it.
        UNKNOWN_ORDER(Kind.UNKNOWN),
        /// Operators have no orders of their own; they ask for one by its number.
        NO_ORDERS_OF_YOUR_OWN(Kind.NOT_YOURS);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public OrderUnknown(Reason reason) {
        super(reason);
    }
}
