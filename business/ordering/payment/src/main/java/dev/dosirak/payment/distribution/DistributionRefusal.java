package dev.dosirak.payment.distribution;

import dev.dosirak.platform.kernel.Refused;

/// What operators cannot set.
public enum DistributionRefusal implements Refused.Reason {
    UNKNOWN_GATEWAY(Refused.Kind.NOT_FOUND),
    /// No card company and no way to pay has such a name.
    UNKNOWN_SWITCH(Refused.Kind.NOT_FOUND),
    /// Weights are from 0 to 1,000.
    WEIGHT_OUT_OF_RANGE(Refused.Kind.INVALID),
    /// The rate, or the amounts.
    LIMIT_OUT_OF_RANGE(Refused.Kind.INVALID),
    /// Of each way to pay, at least one gateway must get payments.
    ALL_GATEWAYS_OFF(Refused.Kind.CONFLICT);

    private final Refused.Kind kind;

    DistributionRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
