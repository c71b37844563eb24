package dev.dosirak.platform.lease;

/// Another node does this work now; what was begun here must not be finished.
public final class LeaseLost extends RuntimeException {
    LeaseLost(String name) {
        super("Another node has taken over " + name);
    }
}
