package dev.dosirak.delivery.rider;

import dev.dosirak.platform.kernel.Refused;

/// A rider may not do that now, or cannot be given that.
public enum RiderRefusal implements Refused.Reason {
    /// Nobody goes off duty with an order in the bag.
    ON_A_DELIVERY(Refused.Kind.CONFLICT),
    /// No member any more; their token lives a little longer.
    RIDER_LEFT(Refused.Kind.FORBIDDEN),
    /// An operator may give an order only to somebody who is on duty and carries nothing.
    RIDER_NOT_FREE(Refused.Kind.CONFLICT),
    /// As many of the rider's phones listen as may.
    TOO_MANY_PHONES(Refused.Kind.CONFLICT);

    private final Refused.Kind kind;

    RiderRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
