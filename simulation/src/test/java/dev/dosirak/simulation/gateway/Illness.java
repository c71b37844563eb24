package dev.dosirak.simulation.gateway;

/// In which way a gateway is not well for a while.
public enum Illness {
    /// Connections are refused, so nothing that is sent arrives.
    AWAY,
    /// HTTP 5xx, whether it has done what it was asked or not.
    ERRORS,
    /// It does what it is asked, and its answers do not arrive.
    NO_ANSWERS,
    /// It takes minutes, and then it does it.
    HANGS,
    /// Everything takes ten times as long.
    SLOW,
    /// Every card is refused.
    REFUSES,
    /// The company of some cards does not answer it.
    ONE_BRAND,
    /// It says that it has done nothing, or that it will not, and then takes the money.
    LIES,
    /// It cannot give money back.
    SHORT_OF_BALANCE,
    /// It does not say what became of a payment.
    NO_INQUIRIES,
    /// What it moves is entered in its journal hours later.
    LATE_JOURNAL,
    /// Of what it takes, half never shows in its journal.
    ROWS_MISSING,
    /// Its journal shows money of orders that nobody knows.
    ROWS_ADDED,
    /// It takes money back that nobody has asked for.
    REVERSES
}
