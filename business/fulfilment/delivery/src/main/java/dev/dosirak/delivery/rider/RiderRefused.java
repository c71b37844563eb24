package dev.dosirak.delivery.rider;

import dev.dosirak.platform.kernel.Refused;

/// A rider may not do that now, or cannot be given that.
public final class RiderRefused extends Refused {

    /// Why.
    public enum Reason implements Refused.Reason {
        /// Nobody goes off duty with an order in the bag.
        ON_A_DELIVERY(Kind.NOT_NOW),
        /// No member any more; their token lives a little longer.
        RIDER_LEFT(Kind.NOT_YOURS),
        /// An operator may give an order only to somebody who is on duty and carries nothing.
        RIDER_NOT_FREE(Kind.NOT_NOW),
        /// As many of the rider's phones listen as may.
        TOO_MANY_PHONES(Kind.NOT_NOW);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    /// @param details what the reason's sentence names
    public RiderRefused(Reason reason, Object... details) {
        super(reason, details);
    }
}
