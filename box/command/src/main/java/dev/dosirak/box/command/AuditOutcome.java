package dev.dosirak.box.command;

import dev.dosirak.box.command.Copies.NodeCopy;

/// What became of the audit of one copy.
sealed interface AuditOutcome {

    NodeCopy copy();

    record Compared(NodeCopy copy, Audit audit) implements AuditOutcome {}

    /// @param why a sentence for a person
    record NotCompared(NodeCopy copy, String why) implements AuditOutcome {}
}
