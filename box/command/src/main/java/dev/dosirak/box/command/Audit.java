package dev.dosirak.box.command;

import java.util.List;
import java.util.UUID;

/// What a comparison of a copy with its owner has found, as the service that keeps the copy says.
///
/// @param compared how many things the owner has
/// @param repaired how many of what drifted were set right
record Audit(long compared, List<Drift> drift, int repaired) {

    private static final long DAMAGED = -1;

    /// @param held the copy's version; 0 when it has nothing, -1 when what it has is damaged
    /// @param owned the owner's version; 0 when the owner does not know it
    record Drift(UUID id, long held, long owned) {

        String heldInWords() {
            if (held == 0) {
                return "missing";
            }
            return held == DAMAGED ? "damaged" : "version " + held;
        }

        String ownedInWords() {
            return owned == 0 ? "never heard of" : "version " + owned;
        }
    }

    /// Whether the copy is as its owner has it, or was made so.
    boolean isSettled() {
        return repaired == drift.size();
    }
}
