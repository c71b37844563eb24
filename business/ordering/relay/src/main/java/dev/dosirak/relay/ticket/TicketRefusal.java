package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.Refused;

/// The rules of a ticket said no.
public enum TicketRefusal implements Refused.Reason {
    /// There is none, it is not this owner's, or it is not paid yet.
    UNKNOWN_TICKET(Refused.Kind.UNKNOWN),
    ALREADY_ACCEPTED(Refused.Kind.NOT_NOW),
    ALREADY_REJECTED(Refused.Kind.NOT_NOW),
    ANSWERED_TOO_LATE(Refused.Kind.NOT_NOW),
    TOO_MANY_TERMINALS(Refused.Kind.NOT_NOW),
    ORDER_WITHDRAWN(Refused.Kind.NOT_NOW),
    COOK_MINUTES_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    UNKNOWN_REJECT_REASON(Refused.Kind.NOT_ACCEPTABLE);

    private final Refused.Kind kind;

    TicketRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
