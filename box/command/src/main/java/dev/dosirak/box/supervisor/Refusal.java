package dev.dosirak.box.supervisor;

import org.jspecify.annotations.Nullable;

/// A command cannot do what it was asked. The message is one line for a person: what, where, and what to do about it.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }

    public Refusal(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
