package dev.dosirak.simulation;

/// What holds always.
enum Invariant {
    /// Paid if and only if the order goes on, or else the money is back.
    PAID_IFF_NOT_OFF,
    /// No order is charged twice: never two captures with money left, wherever.
    NEVER_TWICE,
    /// No effect of an event happens twice.
    EFFECTS_ONCE,
    /// What a customer was told is done is there, and what was committed reaches everybody.
    NOTHING_LOST,
    /// Nobody knows of what was never committed.
    NO_GHOSTS,
    /// What we believe of the money is what the gateway has.
    BOOKS_AGREE,
    /// What is unknown becomes known within minutes of the gateway being well.
    UNKNOWN_RESOLVES,
    /// No payment ends as unpaid while a request for it is under way.
    NO_GUESSES,
    /// Whole won, and the parts are the whole.
    WHOLE_WON,
    /// All nodes together ask a gateway no oftener than our contract allows.
    WITHIN_CONTRACT
}
