package dev.dosirak.payment.reconciliation;

/// A gateway was not asked for a statement: our contract with it allows no more requests just now. That says nothing of
/// the statement.
public final class StatementNotAsked extends RuntimeException {

    public StatementNotAsked() {
        super("our contract allows no more requests just now");
    }
}
