package dev.dosirak.demo.city;

import dev.dosirak.platform.kernel.Position;
import java.util.random.RandomGenerator;

/// Picks places near other places.
final class Places {

    private Places() {}

    /// Any direction, at a distance between the two in metres.
    static Position near(Position from, int least, int most, RandomGenerator random) {
        double meters = least + random.nextDouble() * (most - least);
        double angle = random.nextDouble() * 2 * Math.PI;
        var lat = from.lat() + meters * Math.sin(angle) / Position.METERS_PER_DEGREE;
        var lng = from.lng()
                + meters * Math.cos(angle) / Position.METERS_PER_DEGREE / Math.cos(Math.toRadians(from.lat()));
        return at(lat, lng);
    }

    /// Rounded to six decimals (0.1 m), which is what the files carry.
    static Position at(double lat, double lng) {
        return new Position(Math.round(lat * 1e6) / 1e6, Math.round(lng * 1e6) / 1e6);
    }
}
