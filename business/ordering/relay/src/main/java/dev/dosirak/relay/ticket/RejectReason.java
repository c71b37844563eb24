package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.EnumNames;
import dev.dosirak.platform.kernel.Refused;

/// Why a shop does not take an order.
public enum RejectReason {
    SOLD_OUT,
    CLOSED,
    TOO_BUSY,
    NO_RIDER,
    OTHER;

    public static final EnumNames<RejectReason> NAMES = EnumNames.of(RejectReason.class, it -> switch (it) {
        case SOLD_OUT -> "sold-out";
        case CLOSED -> "closed";
        case TOO_BUSY -> "too-busy";
        case NO_RIDER -> "no-rider";
        case OTHER -> "other";
    });

    /// As in our API and events: `sold-out`.
    public String word() {
        return NAMES.nameOf(this);
    }

    /// @throws Refused when there is no such reason
    public static RejectReason of(String word) {
        return NAMES.find(word).orElseThrow(() -> new Refused(TicketRefusal.UNKNOWN_REJECT_REASON, word));
    }
}
