package dev.dosirak.box.command;

import dev.dosirak.box.command.Copies.Kept;

/// What became of the audit of one copy.
sealed interface AuditOutcome {

    Kept copy();

    record Compared(Kept copy, Audit audit) implements AuditOutcome {}

    /// @param why a sentence for a person
    record NotCompared(Kept copy, String why) implements AuditOutcome {}
}
