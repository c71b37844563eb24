package dev.dosirak.gateway.phonebook;

import dev.dosirak.platform.kernel.Position;
import java.util.Arrays;
import java.util.List;

/// Finds who delivers to a place without looking at the rest of the country: the map in bands of about a kilometre from
/// south to north, and in each of them the shops from west to east.
final class Bands {

    private static final double BAND_DEGREES = 0.01;
    private static final double METERS_PER_DEGREE = 6_371_008.8 * Math.PI / 180;

    /// Distances are rounded to metres, so what is a metre further away may count as within.
    private static final int ROUNDING = 1;

    private final int[] cards;
    private final double[] lats;
    private final double[] lngs;
    private final int[] radii;
    private final int farthestDelivery;
    private final int southernmost;

    /// Where each band begins, and where the last one ends.
    private final int[] begins;

    interface Finder {
        void found(int card, long meters);
    }

    Bands(Cards all, List<Integer> fromSouthWest) {
        this.cards = fromSouthWest.stream().mapToInt(Integer::intValue).toArray();
        this.lats = fromSouthWest.stream().mapToDouble(all::lat).toArray();
        this.lngs = fromSouthWest.stream().mapToDouble(all::lng).toArray();
        this.radii = fromSouthWest.stream().mapToInt(all::radiusMeters).toArray();
        this.farthestDelivery = Arrays.stream(radii).max().orElse(0);
        this.southernmost = lats.length == 0 ? 0 : of(lats[0]);
        this.begins = begins();
    }

    private int[] begins() {
        int bands = lats.length == 0 ? 0 : of(lats[lats.length - 1]) - southernmost + 1;
        var begins = new int[bands + 1];
        for (double lat : lats) {
            begins[of(lat) - southernmost + 1]++;
        }
        for (int band = 1; band <= bands; band++) {
            begins[band] += begins[band - 1];
        }
        return begins;
    }

    /// The band of a latitude.
    static int of(double lat) {
        return (int) Math.floor(lat / BAND_DEGREES);
    }

    int farthestDelivery() {
        return farthestDelivery;
    }

    /// Every shop at most `reach` metres away that delivers to the place.
    void delivering(Position place, long reach, Finder finder) {
        double north = degrees(reach);
        double widest = Math.abs(place.lat()) + north;
        double narrowing = widest < 90 ? Math.cos(Math.toRadians(widest)) : 0;
        double east = Math.min(360, north / narrowing);
        boolean roundTheWorld = place.lng() - east < -180 || place.lng() + east > 180;
        double from = roundTheWorld ? -180 : place.lng() - east;
        double to = roundTheWorld ? 180 : place.lng() + east;

        int first = Math.max(0, of(place.lat() - north) - southernmost);
        int last = Math.min(begins.length - 2, of(place.lat() + north) - southernmost);
        for (int band = first; band <= last; band++) {
            for (int i = firstFrom(from, band); i < begins[band + 1] && lngs[i] <= to; i++) {
                if (isAbout(i, place, narrowing)) {
                    long meters = place.metersTo(new Position(lats[i], lngs[i]));
                    if (meters <= reach && meters <= radii[i]) {
                        finder.found(cards[i], meters);
                    }
                }
            }
        }
    }

    private static double degrees(long meters) {
        return (meters + ROUNDING) / METERS_PER_DEGREE;
    }

    private int firstFrom(double lng, int band) {
        int low = begins[band];
        int high = begins[band + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lngs[middle] < lng) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether the place is in the square around the area of delivery; most are not, and need no exact distance.
    private boolean isAbout(int i, Position place, double narrowing) {
        double radius = degrees(radii[i]);
        double east = Math.abs(lngs[i] - place.lng());
        return Math.abs(lats[i] - place.lat()) <= radius && Math.min(east, 360 - east) * narrowing <= radius;
    }
}
