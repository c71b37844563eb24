package dev.dosirak.platform.kernel;

import java.util.function.Consumer;

/// A square of the map, about a kilometre wide: a hundredth of a degree each way. Things that have an area are kept
/// by the squares they touch, so that who reaches a place is found without looking at the rest of the country.
public record Square(int row, int column) {

    private static final double DEGREES = 0.01;

    /// Distances are rounded to metres, so an area ends half a metre later than it says.
    private static final int ROUNDING = 1;

    /// Up to here squares are followed to the north and south; a circle that reaches beyond, or across the
    /// line at 180 degrees, is not covered. What we look for lies in Korea.
    private static final double NEAR_THE_POLE = 89;

    /// The square in which the place lies.
    public static Square of(Position place) {
        return new Square(row(place.lat()), row(place.lng()));
    }

    /// All squares that the circle touches, and perhaps a few at its corners that it does not.
    public static void around(Position center, int radiusMeters, Consumer<Square> then) {
        double north = degrees(radiusMeters);
        double widest = Math.cos(Math.toRadians(Math.min(NEAR_THE_POLE, Math.abs(center.lat()) + north)));
        double east = north / widest;
        for (int y = row(center.lat() - north); y <= row(center.lat() + north); y++) {
            for (int x = row(center.lng() - east); x <= row(center.lng() + east); x++) {
                then.accept(new Square(y, x));
            }
        }
    }

    /// In which row of squares a latitude lies, or a longitude in which column.
    public static int row(double degrees) {
        return (int) Math.floor(degrees / DEGREES);
    }

    /// How many degrees to the north or south something may lie that counts as so far away.
    public static double degrees(long meters) {
        return (meters + ROUNDING) / Position.METERS_PER_DEGREE;
    }

    /// The name by which search engines know it.
    @Override
    public String toString() {
        return row + "," + column;
    }
}
