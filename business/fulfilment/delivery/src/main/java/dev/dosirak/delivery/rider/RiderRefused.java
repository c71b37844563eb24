package dev.dosirak.delivery.rider;

import dev.dosirak.platform.kernel.Refused;

/// A rider may not do that now.
public final class RiderRefused extends Refused {

    /// Why.
    public enum Reason implements Refused.Reason {
        /// Nobody goes off duty with an order in the bag.
        ON_A_DELIVERY;

        @Override
        public Kind kind() {
            return Kind.NOT_NOW;
        }
    }

    public RiderRefused(Reason reason) {
        super(reason);
    }
}
