package dev.dosirak.box.command;

import dev.dosirak.box.command.AuditSum.AuditOutcome.Compared;
import dev.dosirak.box.command.AuditSum.AuditOutcome.NotCompared;
import dev.dosirak.box.command.Copies.NodeCopy;
import java.util.List;
import java.util.stream.Stream;

/// What all audits have found together.
///
/// @param missing services that should have told whether they keep copies
record AuditSum(List<AuditOutcome> outcomes, List<ServiceCallFailed> missing) {

    long drift() {
        return compared().mapToLong(it -> it.audit().drift().size()).sum();
    }

    long repaired() {
        return compared().mapToLong(it -> it.audit().repaired()).sum();
    }

    /// The copies, and the services that may keep some.
    List<String> notCompared() {
        var copies = outcomes.stream()
                .filter(NotCompared.class::isInstance)
                .map(it -> it.copy().name());
        return Stream.concat(copies, missing.stream().map(it -> it.service().key()))
                .toList();
    }

    /// Whether every copy is as its owner has it, or was made so.
    boolean isSettled() {
        return notCompared().isEmpty() && compared().allMatch(it -> it.audit().isSettled());
    }

    private Stream<Compared> compared() {
        return outcomes.stream().filter(Compared.class::isInstance).map(Compared.class::cast);
    }

    /// What became of the audit of one copy.
    sealed interface AuditOutcome {

        NodeCopy copy();

        record Compared(NodeCopy copy, Audit audit) implements AuditOutcome {}

        /// @param why a sentence for a person
        record NotCompared(NodeCopy copy, String why) implements AuditOutcome {}
    }
}
