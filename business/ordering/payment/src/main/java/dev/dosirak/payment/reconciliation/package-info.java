/// Whether what a gateway says in its statement of a day, what it pays out to our bank, and what we know of our
/// payments is the same. Every difference has a reason; what rules may settle they settle, people see to the rest.
///
/// Start with [DailyReconciliation][dev.dosirak.payment.reconciliation.DailyReconciliation], then
/// [DifferenceReason][dev.dosirak.payment.reconciliation.DifferenceReason].
///
/// Around it stand `postgres` (statements, differences and the comparison itself), `threads` (once a day for each
/// gateway) and `web` (what operators see). Statements are read in `pg`, each in its gateway's language.
package dev.dosirak.payment.reconciliation;
