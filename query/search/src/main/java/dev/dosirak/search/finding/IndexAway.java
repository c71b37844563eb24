package dev.dosirak.search.finding;

/// The index does not answer. Only one that lies elsewhere can do that.
public final class IndexAway extends RuntimeException {

    public IndexAway(String message, Throwable cause) {
        super(message, cause);
    }

    public IndexAway(String message) {
        super(message);
    }
}
