package dev.dosirak.platform.kernel;

/// Somebody else wrote first. Nothing was recorded; loading and deciding again is safe.
public final class Stale extends RuntimeException {

    public Stale(Object what, Throwable cause) {
        super("%s was changed concurrently".formatted(what), cause);
    }

    public Stale(Object what) {
        super("%s was changed concurrently".formatted(what));
    }
}
