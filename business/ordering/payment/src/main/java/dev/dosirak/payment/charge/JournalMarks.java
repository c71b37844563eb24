package dev.dosirak.payment.charge;

import java.time.Instant;
import java.util.Optional;

/// Up to where the gateway's journal has been compared with our payments.
public interface JournalMarks {

    /// @param upTo everything before was compared
    /// @param after the key of the last entry behind that was compared as well; several may be of the same time
    record Mark(Instant upTo, Optional<String> after) {

        static Mark of(Instant upTo) {
            return new Mark(upTo, Optional.empty());
        }

        Mark behind(Optional<String> key) {
            return new Mark(upTo, key.or(this::after));
        }
    }

    /// Empty before the first comparison.
    Optional<Mark> of(String pass);

    /// No mark goes back in time, unless it is ahead of it.
    ///
    /// @param end the farthest to which the pass may be by now
    void advance(String pass, Mark to, Instant end);
}
