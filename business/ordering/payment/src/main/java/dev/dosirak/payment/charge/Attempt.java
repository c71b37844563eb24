package dev.dosirak.payment.charge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request to a gateway, on record before it is sent.
///
/// @param number from 1; a request that is sent again keeps its number, so that the gateway knows it for the same
/// @param pg which gateway
/// @param at since when an answer is awaited
/// @param first when it was sent for the first time, if it was sent again since
public record Attempt(
        int number, String pg, Instant at, @Nullable Instant first) {

    public Attempt {
        pg = GatewayNames.current(pg);
    }

    public Attempt(int number, String pg, Instant at) {
        this(number, pg, at, null);
    }

    /// The same request, sent once more.
    Attempt again(Instant at) {
        return new Attempt(number, pg, at, first == null ? this.at : first);
    }

    boolean wasSentAgain() {
        return first != null;
    }
}
