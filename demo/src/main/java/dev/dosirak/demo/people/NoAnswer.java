package dev.dosirak.demo.people;

import dev.dosirak.demo.people.Api.ApiCall;
import org.jspecify.annotations.Nullable;

/// Nobody answered properly while there was patience. Whether the command took effect is unknown.
public final class NoAnswer extends RuntimeException {

    private static final int TURNED_AWAY = 503;

    private final int status;

    NoAnswer(ApiCall apiCall, int attempts, int status, @Nullable Throwable cause) {
        super(
                "%s %s: no answer after %d attempts (last: %s)"
                        .formatted(
                                apiCall.method(),
                                apiCall.uri().getPath(),
                                attempts,
                                cause == null ? "status " + status : cause.toString()),
                cause);
        this.status = status;
    }

    /// Whether the last word was that nothing was carried out, because too much is asked for at the moment.
    public boolean isRejected() {
        return status == TURNED_AWAY;
    }

    /// The status of the last attempt, or [Api#NO_ANSWER].
    public int status() {
        return status;
    }
}
