package dev.dosirak.payment.charge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request to a gateway, on record before it is sent.
///
/// @param number from 1; a request that is sent again keeps its number, so that the gateway knows it for the same
/// @param pg which gateway
/// @param at since when an answer is awaited
/// @param first when it was sent for the first time, if it was sent again since
/// @param window in which the customer has authorized what is asked for; absent when a registered card pays
public record Attempt(
        int number,
        String pg,
        Instant at,
        @Nullable Instant first,
        @Nullable PaymentWindow window) {

    public Attempt {
        pg = GatewayNames.current(pg);
    }

    public Attempt(int number, String pg, Instant at) {
        this(number, pg, at, null, null);
    }

    public Attempt(int number, String pg, Instant at, PaymentWindow window) {
        this(number, pg, at, null, window);
    }

    /// The same request, sent once more.
    Attempt again(Instant at) {
        return new Attempt(number, pg, at, first == null ? this.at : first, window);
    }

    /// What it was before it was to be sent again, when that could not be done.
    Attempt unsent() {
        return first == null ? this : new Attempt(number, pg, first, null, window);
    }

    /// Itself, where it has a name of its own at its gateway.
    @Nullable
    Attempt inWindow() {
        return window == null ? null : this;
    }

    boolean wasSentAgain() {
        return first != null;
    }
}
