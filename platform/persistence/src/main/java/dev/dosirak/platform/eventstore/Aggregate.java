package dev.dosirak.platform.eventstore;

import dev.dosirak.platform.kernel.TypeNames;
import dev.dosirak.platform.outbox.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What the store must know of an aggregate to keep it.
///
/// @param name what its histories are found by among those of other kinds, for ever
/// @param initial the state before anything has happened
/// @param evolve what an event leaves behind
/// @param events what they are called in the table, for ever
/// @param states what they are called in snapshots
/// @param publicMapping which events are published, and as which message; private history and public contract are
///       different things
/// @param at when an event happened
/// @param snapshotVersion raised by hand when states change their form, so that old snapshots are not read any more
public record Aggregate<S, E>(
        String name,
        S initial,
        BiFunction<S, E, S> evolve,
        TypeNames<E> events,
        TypeNames<S> states,
        PublicMapping<S, E> publicMapping,
        Function<E, Instant> at,
        int snapshotVersion) {

    /// Translates a private event into the public message about it, if there is one.
    @FunctionalInterface
    public interface PublicMapping<S, E> {
        /// @param after the aggregate's state after the event
        Optional<Message> message(UUID stream, S after, E event);
    }
}
