package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.Refused;
import java.util.Arrays;
import java.util.Locale;

/// Why a shop does not take an order.
public enum RejectReason {
    SOLD_OUT,
    CLOSED,
    TOO_BUSY,
    NO_RIDER,
    OTHER;

    /// As in our API and events: `sold-out`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws Refused when there is no such reason
    public static RejectReason of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(TicketRefusal.UNKNOWN_REJECT_REASON, word));
    }
}
