package dev.dosirak.box.command;

import dev.dosirak.box.command.Copies.CopyOfData;

/// What became of the audit of one copy.
sealed interface AuditOutcome {

    CopyOfData copy();

    record Compared(CopyOfData copy, Audit audit) implements AuditOutcome {}

    /// @param why a sentence for a person
    record NotCompared(CopyOfData copy, String why) implements AuditOutcome {}
}
