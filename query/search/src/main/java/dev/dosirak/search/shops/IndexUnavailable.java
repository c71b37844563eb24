package dev.dosirak.search.shops;

/// The index does not answer. Only one that lies elsewhere can do that.
public final class IndexUnavailable extends RuntimeException {

    public IndexUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public IndexUnavailable(String message) {
        super(message);
    }
}
