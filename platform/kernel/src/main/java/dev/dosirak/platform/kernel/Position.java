package dev.dosirak.platform.kernel;

/// A place on the map, in degrees of WGS 84.
public record Position(double lat, double lng) {

    private static final double EARTH_RADIUS_METERS = 6_371_008.8;

    /// To the north or south, and to the east or west on the equator.
    public static final double METERS_PER_DEGREE = EARTH_RADIUS_METERS * Math.PI / 180;

    /// Seven decimals, which is a centimetre.
    private static final double PRECISION = 1e7;

    /// @throws IllegalArgumentException outside the world
    public Position {
        if (!(lat >= -90 && lat <= 90 && lng >= -180 && lng <= 180)) {
            throw new IllegalArgumentException("No such place: %s, %s".formatted(lat, lng));
        }
    }

    /// As somebody says it, to the precision that is kept: a place that was reckoned may come with fifteen
    /// decimals, and is no other place by the last of them.
    ///
    /// @throws IllegalArgumentException outside the world
    public static Position rounded(double lat, double lng) {
        var exact = new Position(lat, lng);
        return new Position(
                Math.round(exact.lat * PRECISION) / PRECISION, Math.round(exact.lng * PRECISION) / PRECISION);
    }

    /// From Marado to the northern border and from Baengnyeongdo to Dokdo, as a box.
    public boolean liesInKorea() {
        return lat >= 33.0 && lat <= 38.7 && lng >= 124.5 && lng <= 132.0;
    }

    /// Great-circle distance in metres (haversine on the mean earth radius, IUGG 1980).
    public long metersTo(Position other) {
        var north = Math.toRadians(other.lat - lat) / 2;
        var east = Math.toRadians(other.lng - lng) / 2;
        var chord = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * Math.pow(Math.sin(east), 2);
        return Math.round(2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(Math.min(1, chord))));
    }
}
