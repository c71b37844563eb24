package dev.dosirak.gateway.phonebook;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Square;
import java.util.Arrays;
import java.util.List;

/// Finds who delivers to a place without looking at the rest of the country: the map in rows of
/// [squares][Square] from south to north, and in each of them the shops from west to east. Everything stands
/// in a few arrays, which a copy of all shops in a gateway has to; and unlike the squares it is right around
/// the poles and across 180 degrees, too.
final class LatitudeIndex {

    private final int[] rows;
    private final double[] lats;
    private final double[] lngs;
    private final int[] radii;
    private final int farthestDelivery;
    private final int southernmost;

    /// Where each row of squares begins, and where the last one ends.
    private final int[] starts;

    interface Finder {
        void found(int row, long meters);
    }

    LatitudeIndex(ShopTable table, List<Integer> fromSouthWest) {
        this.rows = fromSouthWest.stream().mapToInt(Integer::intValue).toArray();
        this.lats = fromSouthWest.stream().mapToDouble(table::lat).toArray();
        this.lngs = fromSouthWest.stream().mapToDouble(table::lng).toArray();
        this.radii = fromSouthWest.stream().mapToInt(table::radiusMeters).toArray();
        this.farthestDelivery = Arrays.stream(radii).max().orElse(0);
        this.southernmost = lats.length == 0 ? 0 : Square.row(lats[0]);
        this.starts = starts();
    }

    private int[] starts() {
        int bands = lats.length == 0 ? 0 : Square.row(lats[lats.length - 1]) - southernmost + 1;
        var begins = new int[bands + 1];
        for (double lat : lats) {
            begins[Square.row(lat) - southernmost + 1]++;
        }
        for (int band = 1; band <= bands; band++) {
            begins[band] += begins[band - 1];
        }
        return begins;
    }

    int farthestDelivery() {
        return farthestDelivery;
    }

    /// Every shop at most `reach` metres away that delivers to the place.
    void delivering(Position place, long reach, Finder finder) {
        double north = Square.degrees(reach);
        double widest = Math.abs(place.lat()) + north;
        double narrowing = widest < 90 ? Math.cos(Math.toRadians(widest)) : 0;
        double east = Math.min(360, north / narrowing);
        boolean roundTheWorld = place.lng() - east < -180 || place.lng() + east > 180;
        double from = roundTheWorld ? -180 : place.lng() - east;
        double to = roundTheWorld ? 180 : place.lng() + east;

        int first = Math.max(0, Square.row(place.lat() - north) - southernmost);
        int last = Math.min(starts.length - 2, Square.row(place.lat() + north) - southernmost);
        for (int row = first; row <= last; row++) {
            for (int i = firstFrom(from, row); i < starts[row + 1] && lngs[i] <= to; i++) {
                if (isNear(i, place, narrowing)) {
                    long meters = place.metersTo(new Position(lats[i], lngs[i]));
                    if (meters <= reach && meters <= radii[i]) {
                        finder.found(rows[i], meters);
                    }
                }
            }
        }
    }

    private int firstFrom(double lng, int band) {
        int low = starts[band];
        int high = starts[band + 1];
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

    /// Whether the place is in the square around the area of delivery; most are not, and need no exact
    /// distance.
    private boolean isNear(int i, Position place, double narrowing) {
        double radius = Square.degrees(radii[i]);
        double east = Math.abs(lngs[i] - place.lng());
        return Math.abs(lats[i] - place.lat()) <= radius && Math.min(east, 360 - east) * narrowing <= radius;
    }
}
