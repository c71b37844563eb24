package dev.dosirak.platform.kernel;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Carries out commands on aggregates of one kind: load, decide, append; and again from the start when somebody else
/// was faster.
///
/// @param <I> what an aggregate is found by
/// @param <S> its states
/// @param <C> what may be asked of it
/// @param <E> what happens to it
public final class CommandHandler<I, S, C, E> {

    private final Function<I, Versioned<S>> load;
    private final BiFunction<S, C, List<E>> decide;
    private final Append<I, S, E> append;
    private final InstantSource clock;

    /// Records and publishes `events` after `before`, all of it or nothing.
    @FunctionalInterface
    public interface Append<I, S, E> {

        /// @return the state after the events
        /// @throws Stale when somebody else has appended since `before` was loaded; before it has written
        ///     anything, and so that a transaction it is part of goes on
        Versioned<S> append(I id, Versioned<S> before, List<E> events);
    }

    public CommandHandler(
            Function<I, Versioned<S>> load,
            BiFunction<S, C, List<E>> decide,
            Append<I, S, E> append,
            InstantSource clock) {
        this.load = load;
        this.decide = decide;
        this.append = append;
        this.clock = clock;
    }

    /// The command as of now.
    public Versioned<S> handle(I id, Function<Instant, ? extends C> command) {
        return handle(id, command.apply(clock.instant()));
    }

    /// Decides on what is now.
    ///
    /// @return the state that the command leads to, the same when it changes nothing
    /// @throws Refused when the rules say no
    /// @throws Stale when others were faster again and again
    public Versioned<S> handle(I id, C command) {
        return Stale.retried(() -> handle(id, load.apply(id), command));
    }

    /// Decides on what was loaded before: for what must not happen twice, and for what nobody else can change.
    ///
    /// @throws Refused when the rules say no
    /// @throws Stale when somebody else was faster
    public Versioned<S> handle(I id, Versioned<S> before, C command) {
        var events = decide.apply(before.state(), command);
        return events.isEmpty() ? before : append.append(id, before, events);
    }
}
