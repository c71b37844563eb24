package dev.dosirak.search.shops.lucene;

import dev.dosirak.platform.kernel.Position;

/// Whether a place is within the reach of shops. Nearly always a flat map tells; where it is close, the caller has to
/// measure.
final class Reach {

    /// How wrong the flat map may be over 10 km, up to 80 degrees from the equator, and then some.
    private static final double DOUBT = 0.005;

    /// What [EncodedLocation] leaves out.
    private static final int ROUNDING = 8;

    enum Answer {
        YES,
        NO,
        MEASURE
    }

    private final double lat;
    private final double lng;
    private final double metersPerLng;

    Reach(Position place) {
        this.lat = place.lat();
        this.lng = place.lng();
        this.metersPerLng = Position.METERS_PER_DEGREE * Math.cos(Math.toRadians(place.lat()));
    }

    Answer has(long location) {
        double flat = flatSquared(location);
        int radius = EncodedLocation.radius(location);
        double perhaps = radius * (1 + DOUBT) + ROUNDING;
        if (flat > perhaps * perhaps) {
            return Answer.NO;
        }
        double surely = Math.max(0, radius * (1 - DOUBT) - ROUNDING);
        return flat < surely * surely ? Answer.YES : Answer.MEASURE;
    }

    /// A shop there is no nearer than that.
    double metersAtLeast(long location) {
        return Math.sqrt(flatSquared(location)) * (1 - DOUBT) - ROUNDING;
    }

    private double flatSquared(long location) {
        double north = (EncodedLocation.lat(location) - lat) * Position.METERS_PER_DEGREE;
        double east = (EncodedLocation.lng(location) - lng) * metersPerLng;
        return north * north + east * east;
    }
}
