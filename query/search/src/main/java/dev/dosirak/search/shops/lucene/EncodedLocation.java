package dev.dosirak.search.shops.lucene;

import dev.dosirak.platform.kernel.Position;

/// Where a shop is and how far it delivers, in one number that is quick to read: half a metre and four metres fine.
final class EncodedLocation {

    private static final int DEGREE_BITS = 26;
    private static final int RADIUS_BITS = 12;
    private static final long DEGREE_MASK = (1L << DEGREE_BITS) - 1;
    private static final long RADIUS_MASK = (1L << RADIUS_BITS) - 1;
    private static final int METERS = 4;
    private static final double LATITUDES = 180;
    private static final double LONGITUDES = 360;

    private EncodedLocation() {}

    static long of(Position place, int radiusMeters) {
        long lat = Math.min(DEGREE_MASK, (long) ((place.lat() / LATITUDES + 0.5) * (1L << DEGREE_BITS)));
        long lng = Math.min(DEGREE_MASK, (long) ((place.lng() / LONGITUDES + 0.5) * (1L << DEGREE_BITS)));
        long radius = Math.min(RADIUS_MASK, radiusMeters / METERS);
        return (lat << DEGREE_BITS | lng) << RADIUS_BITS | radius;
    }

    static double lat(long encoded) {
        return ((encoded >>> DEGREE_BITS + RADIUS_BITS) + 0.5) / (1L << DEGREE_BITS) * LATITUDES - LATITUDES / 2;
    }

    static double lng(long encoded) {
        return ((encoded >>> RADIUS_BITS & DEGREE_MASK) + 0.5) / (1L << DEGREE_BITS) * LONGITUDES - LONGITUDES / 2;
    }

    static int radius(long encoded) {
        return (int) (encoded & RADIUS_MASK) * METERS;
    }

    /// The place on a curve that fills the map without leaving a neighbourhood early (G. M. Morton, 1966).
    static long mortonCode(Position place) {
        long whereabouts = of(place, 0) >>> RADIUS_BITS;
        long lat = whereabouts >>> DEGREE_BITS;
        long lng = whereabouts & DEGREE_MASK;
        long curve = 0;
        for (int bit = DEGREE_BITS - 1; bit >= 0; bit--) {
            curve = curve << 2 | (lat >> bit & 1) << 1 | (lng >> bit & 1);
        }
        return curve;
    }
}
