package dev.dosirak.platform.eventstore;

import dev.dosirak.platform.kernel.Names;
import dev.dosirak.platform.outbox.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What the store must know of an aggregate to keep it.
///
/// @param name what its histories are found by among those of other kinds, for ever
/// @param nothing the state before anything has happened
/// @param evolve what an event leaves behind
/// @param events what they are called in the table, for ever
/// @param states what they are called in snapshots
/// @param told which facts leave the house, and in which words; private history and public contract are different
/// things
/// @param at when an event happened
/// @param form raised by hand when states change their form, so that old snapshots are not read any more
public record Aggregate<S, E>(
        String name,
        S nothing,
        BiFunction<S, E, S> evolve,
        Names<E> events,
        Names<S> states,
        Told<S, E> told,
        Function<E, Instant> at,
        int form) {

    /// Translates a private event into the public message about it, if there is one.
    @FunctionalInterface
    public interface Told<S, E> {
        /// @param after the aggregate's state after the event
        Optional<Message> message(UUID stream, S after, E event);
    }
}
