package dev.dosirak.storefront.window;

import dev.dosirak.platform.kernel.Position;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Finds what may deliver to a place without looking at the rest of the country: the map in squares of about a
/// kilometre, each with everything whose area touches it.
///
/// One writer at a time; readers never wait.
final class Grid<T> {

    private static final double SQUARE_DEGREES = 0.01;
    private static final double METERS_PER_DEGREE = 6_371_008.8 * Math.PI / 180;
    private static final int FIRST_ROOM = 8;

    /// Distances are rounded to metres, so an area ends half a metre later than it says.
    private static final int ROUNDING = 1;

    private final Map<Long, Square<T>> squares = new ConcurrentHashMap<>();

    /// The first `size` things; an append writes behind them, so that who reads an older list is not disturbed.
    private record Listed<T>(T[] things, int size) {}

    private static final class Square<T> {

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
    void near(Position place, Consumer<T> then) {
        var square = squares.get(square(row(place.lat()), row(place.lng())));
        if (square == null) {
            return;
        }
        var listed = square.listed;
        for (int i = 0; i < listed.size(); i++) {
            then.accept(listed.things()[i]);
        }
    }

    void add(Position center, int radiusMeters, T thing) {
        eachSquare(
                center,
                radiusMeters,
                it -> squares.computeIfAbsent(it, _ -> new Square<>()).add(thing));
    }

    void remove(Position center, int radiusMeters, T thing) {
        eachSquare(center, radiusMeters, it -> {
            var square = squares.get(it);
            if (square != null) {
                square.remove(thing);
            }
        });
    }

    private static void eachSquare(Position center, int radiusMeters, LongConsumer then) {
        double north = (radiusMeters + ROUNDING) / METERS_PER_DEGREE;
        double widest = Math.cos(Math.toRadians(Math.min(89, Math.abs(center.lat()) + north)));
        double east = north / widest;
        for (int y = row(center.lat() - north); y <= row(center.lat() + north); y++) {
            for (int x = row(center.lng() - east); x <= row(center.lng() + east); x++) {
                then.accept(square(y, x));
            }
        }
    }

    private static int row(double degrees) {
        return (int) Math.floor(degrees / SQUARE_DEGREES);
    }

    private static long square(int y, int x) {
        return ((long) y << 32) | (x & 0xFFFF_FFFFL);
    }
}
