package dev.dosirak.pgsimulator.gateway;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives the same answer to the same `Idempotency-Key`. What was done and the record of its answer are one transaction;
/// declines are answers, too, and breakdowns are not.
public interface IdempotentAnswers {

    /// @param key the header; without one the work is simply done
    /// @param request everything that makes the request what it is
    /// @param work what it gives is the answer; its noes are worded as its gateway does
    /// @throws PgError when the key is none, or was another request's
    Answer once(Idempotency idempotency, @Nullable String key, String request, Supplier<Object> work);

    /// Refuses the same request while the first is under way, at gateways that do not wait for it.
    ///
    /// @param key the header; without one there is no same request
    /// @throws PgError when it is
    <T> T alone(Idempotency idempotency, @Nullable String key, Supplier<T> work);

    /// @param body JSON
    record Answer(int status, String body) {}
}
