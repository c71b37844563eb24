package dev.dosirak.platform.kernel;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The map in [squares][Square], each with everything whose area touches it.
///
/// One writer at a time; readers never wait.
public final class SquareIndex<T> {

    private static final int FIRST_ROOM = 8;

    private final Map<Square, Content<T>> squares = new ConcurrentHashMap<>();

    /// The first `size` things; an append writes behind them, so that who reads an older list is not disturbed.
    private record Listed<T>(T[] things, int size) {}

    private static final class Content<T> {

        private volatile Listed<T> listed = new Listed<>(room(FIRST_ROOM), 0);

        @SuppressWarnings("unchecked") // arrays of a type variable cannot be made; this one never leaves the square
        private static <T> T[] room(int size) {
            return (T[]) new Object[size];
        }

        void add(T thing) {
            var now = listed;
            var things = now.size() < now.things().length ? now.things() : Arrays.copyOf(now.things(), 2 * now.size());
            things[now.size()] = thing;
            listed = new Listed<>(things, now.size() + 1);
        }

        void remove(T thing) {
            var now = listed;
            T[] left = room(Math.max(FIRST_ROOM, now.size()));
            int size = 0;
            for (int i = 0; i < now.size(); i++) {
                if (now.things()[i] != thing) {
                    left[size++] = now.things()[i];
                }
            }
            listed = new Listed<>(left, size);
        }
    }

    /// Everything whose area may hold the place; a few more than that, too.
    public void near(Position place, Consumer<T> then) {
        var square = squares.get(Square.of(place));
        if (square == null) {
            return;
        }
        var listed = square.listed;
        for (int i = 0; i < listed.size(); i++) {
            then.accept(listed.things()[i]);
        }
    }

    public void add(Position center, int radiusMeters, T thing) {
        Square.around(
                center,
                radiusMeters,
                it -> squares.computeIfAbsent(it, _ -> new Content<>()).add(thing));
    }

    public void remove(Position center, int radiusMeters, T thing) {
        Square.around(center, radiusMeters, it -> {
            var square = squares.get(it);
            if (square != null) {
                square.remove(thing);
            }
        });
    }
}
