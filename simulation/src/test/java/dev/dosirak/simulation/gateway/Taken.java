package dev.dosirak.simulation.gateway;

import dev.dosirak.payment.charge.Capture;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What was taken for an order, and is left of it, and what its gateway has taken back of it by itself.
final class Taken {

    final Capture capture;
    final Instant at;
    final boolean asPromised;
    long left;
    long takenBack;

    /// Was deposited, and the bank has undone it.
    boolean undone;

    private final Map<String, Integer> parts = new HashMap<>();
    private long inParts;

    /// @param asPromised soon enough, and with the right answer
    Taken(Capture capture, Instant at, boolean asPromised) {
        this.capture = capture;
        this.at = at;
        this.asPromised = asPromised;
        this.left = capture.amount().amount();
    }

    /// @param key of the request: of a part, its id and the number of the try stand in it
    void gaveBack(String key, long amount) {
        if (key.startsWith("part-")) {
            parts.merge(key.substring(0, key.lastIndexOf('-')), 1, Integer::sum);
            inParts += amount;
        }
    }

    long givenBackInParts() {
        return inParts;
    }

    boolean hasDoubledAPart() {
        return parts.values().stream().anyMatch(it -> it > 1);
    }
}
