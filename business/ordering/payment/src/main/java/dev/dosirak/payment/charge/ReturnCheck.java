package dev.dosirak.payment.charge;

/// Whether the gateway itself has given to a customer's browser what this brings back.
public enum ReturnCheck {
    /// It says so.
    GENUINE,
    /// Nothing depends on it, and nobody was asked.
    NEEDS_NO_PROOF,
    /// It bears no signature of the gateway's, and nobody was asked.
    FORGED,
    OF_ANOTHER_ORDER,
    OF_ANOTHER_AMOUNT,
    /// Nothing comes of what was authorized any more.
    USED,
    /// The gateway answers, and does not tell whose this is.
    NOT_TOLD,
    /// No answer of the gateway.
    NOT_SAID,
    /// Our contract allows no more requests just now.
    NOT_ASKED
}
