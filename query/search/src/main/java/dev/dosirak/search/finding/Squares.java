package dev.dosirak.search.finding;

import dev.dosirak.platform.kernel.Position;
import java.util.ArrayList;
import java.util.List;

/// The map in squares of about a kilometre, by which whoever delivers to a place is found without looking at the rest
/// of the country.
public final class Squares {

    private static final double DEGREES = 0.01;
    private static final double METERS_PER_DEGREE = 6_371_008.8 * Math.PI / 180;

    /// Distances are rounded to metres, so an area ends half a metre later than it says.
    private static final int ROUNDING = 1;

    private static final double NEAR_THE_POLE = 89;

    private Squares() {}

    /// The square in which the place lies.
    public static String of(Position place) {
        return square(row(place.lat()), row(place.lng()));
    }

    /// All squares that the circle touches, and perhaps a few at its corners that it does not.
    public static List<String> around(Position center, int radiusMeters) {
        double north = (radiusMeters + ROUNDING) / METERS_PER_DEGREE;
        double widest = Math.cos(Math.toRadians(Math.min(NEAR_THE_POLE, Math.abs(center.lat()) + north)));
        double east = north / widest;
        var squares = new ArrayList<String>();
        for (int y = row(center.lat() - north); y <= row(center.lat() + north); y++) {
            for (int x = row(center.lng() - east); x <= row(center.lng() + east); x++) {
                squares.add(square(y, x));
            }
        }
        return squares;
    }

    private static int row(double degrees) {
        return (int) Math.floor(degrees / DEGREES);
    }

    private static String square(int y, int x) {
        return y + "," + x;
    }
}
