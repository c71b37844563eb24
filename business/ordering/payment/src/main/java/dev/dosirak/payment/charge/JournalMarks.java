package dev.dosirak.payment.charge;

import java.time.Instant;
import java.util.Optional;

/// Up to when the gateway's journal has been compared with our payments.
public interface JournalMarks {

    /// Empty before the first comparison.
    Optional<Instant> upTo(String pass);

    /// No mark goes back, unless it is ahead of time.
    ///
    /// @param end the farthest to which the pass may be by now
    void advance(String pass, Instant to, Instant end);
}
