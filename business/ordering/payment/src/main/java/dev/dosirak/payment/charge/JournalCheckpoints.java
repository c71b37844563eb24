package dev.dosirak.payment.charge;

import java.time.Instant;
import java.util.Optional;

/// Up to where the gateway's journal has been compared with our payments.
public interface JournalCheckpoints {

    /// @param upTo everything before was compared
    /// @param afterKey the key of the last entry behind that was compared as well; several may be of the same
    ///       time
    record Checkpoint(Instant upTo, Optional<String> afterKey) {

        static Checkpoint of(Instant upTo) {
            return new Checkpoint(upTo, Optional.empty());
        }

        Checkpoint after(Optional<String> key) {
            return new Checkpoint(upTo, key.or(this::afterKey));
        }
    }

    /// Empty before the first comparison.
    Optional<Checkpoint> of(String pass);

    /// No mark goes back in time, unless it is ahead of it. One that has come to the end [goes on][#goesOn(String)].
    ///
    /// @param end the farthest to which the pass may be by now
    void advance(String pass, Checkpoint to, Instant end);

    /// This entry behind the mark cannot be compared now, and nothing behind it is.
    ///
    /// @param entry the gateway's name for it
    /// @return since when the pass stops at such entries, or passes by them only because it has waited for too long
    Instant stopped(String pass, String entry, Instant now);

    /// The pass does not stop any more.
    void goesOn(String pass);
}
