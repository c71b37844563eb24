package dev.dosirak.platform.kernel;

/// By what a command is known again when it is repeated, and its answer as one that was given before.
public final class IdempotencyHeaders {

    /// Of the request: made up by whoever asks, once per command.
    public static final String KEY = "Idempotency-Key";

    /// Of the answer: `true` when nothing was done anew.
    public static final String REPLAYED = "Idempotency-Replayed";

    private IdempotencyHeaders() {}
}
