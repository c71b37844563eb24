package dev.dosirak.payment.charge;

import java.time.Instant;
import java.util.Optional;

/// Up to when the gateway's journal has been compared with our payments.
public interface JournalMarks {

    /// Empty before the first comparison.
    Optional<Instant> upTo(String pass);

    void advance(String pass, Instant to);
}
