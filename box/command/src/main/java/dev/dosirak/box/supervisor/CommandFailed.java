package dev.dosirak.box.supervisor;

import org.jspecify.annotations.Nullable;

/// A command cannot do what it was asked. The message is one line for a person: what, where, and what to do about it.
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
