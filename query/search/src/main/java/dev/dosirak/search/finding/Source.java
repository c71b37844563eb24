package dev.dosirak.search.finding;

/// Whose word it is that the index repeats.
public enum Source {
    SHOPS,
    RATINGS,
    ADS
}
