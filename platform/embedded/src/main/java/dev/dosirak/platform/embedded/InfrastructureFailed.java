package dev.dosirak.platform.embedded;

import org.jspecify.annotations.Nullable;

/// A part of the infrastructure cannot be started or used. The message is one line for a person: what, where, and
/// what to do about it when we know.
public final class InfrastructureFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InfrastructureFailed(String message) {
        super(message);
    }

    public InfrastructureFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
