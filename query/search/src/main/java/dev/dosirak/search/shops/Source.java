package dev.dosirak.search.shops;

/// Whose word it is that the index repeats.
public enum Source {
    SHOPS,
    RATINGS,
    ADS
}
