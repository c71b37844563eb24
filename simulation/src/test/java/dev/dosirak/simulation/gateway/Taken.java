package dev.dosirak.simulation.gateway;

import dev.dosirak.payment.charge.Capture;
import java.time.Instant;

/// What was taken for an order, and is left of it, and what its gateway has taken back of it by itself.
final class Taken {

    final Capture capture;
    final Instant at;
    final boolean asPromised;
    long left;
    long takenBack;

    /// @param asPromised soon enough, and with the right answer
    Taken(Capture capture, Instant at, boolean asPromised) {
        this.capture = capture;
        this.at = at;
        this.asPromised = asPromised;
        this.left = capture.amount().amount();
    }
}
