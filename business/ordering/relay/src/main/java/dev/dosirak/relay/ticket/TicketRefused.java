package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.Refused;

/// The rules of a ticket said no.
public final class TicketRefused extends Refused {

    /// Each has a sentence in `relay-problems*.properties`.
    public enum Reason implements Refused.Reason {
        /// There is none, it is not this owner's, or it is not paid yet.
        UNKNOWN_TICKET(Kind.UNKNOWN),
        ALREADY_ACCEPTED(Kind.NOT_NOW),
        ALREADY_REJECTED(Kind.NOT_NOW),
        ANSWERED_TOO_LATE(Kind.NOT_NOW),
        TOO_MANY_TERMINALS(Kind.NOT_NOW),
        ORDER_WITHDRAWN(Kind.NOT_NOW),
        COOK_MINUTES_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        UNKNOWN_REJECT_REASON(Kind.NOT_ACCEPTABLE);

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
    public TicketRefused(Reason reason, Object... details) {
        super(reason, details);
    }
}
