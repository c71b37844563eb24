package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.Refused;

/// The rules of a ticket said no.
public enum TicketRefusal implements Refused.Reason {
    /// There is none, it is not this owner's, or it is not paid yet.
    UNKNOWN_TICKET(Refused.Kind.NOT_FOUND),
    ALREADY_ACCEPTED(Refused.Kind.CONFLICT),
    ALREADY_REJECTED(Refused.Kind.CONFLICT),
    ANSWERED_TOO_LATE(Refused.Kind.CONFLICT),
    TOO_MANY_TERMINALS(Refused.Kind.CONFLICT),
    ORDER_WITHDRAWN(Refused.Kind.CONFLICT),
    COOK_MINUTES_OUT_OF_RANGE(Refused.Kind.INVALID),
    UNKNOWN_REJECT_REASON(Refused.Kind.INVALID);

    private final Refused.Kind kind;

    TicketRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
