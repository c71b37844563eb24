package dev.dosirak.demo.load;

import dev.dosirak.demo.load.Columns.BadCell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a row says its shop is, however it says so: degrees with any number of decimals, degrees, minutes and
/// seconds, or metres of a known [Projection]. Whatever is anything else is named.
///
/// @param notes what was done to it
record Coordinates(BigDecimal lat, BigDecimal lng, List<String> notes) {

    /// A centimetre; a double keeps it exactly enough to come back the same.
    private static final int DECIMALS = 7;

    private static final Pattern PLAIN = Pattern.compile("[-+]?[0-9]{1,9}(\\.[0-9]{1,30})?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[0-9]{2,3},[0-9]{3,}");
    private static final Pattern SEXAGESIMAL =
            Pattern.compile("([0-9]{1,3})°([0-9]{1,2})['′’]([0-9]{1,2}(?:\\.[0-9]+)?)(?:[\"”]|['′’]{2})");

    /// @param y northwards: latitude or metres
    /// @param x eastwards: longitude or metres
    static Coordinates of(String yColumn, String y, String xColumn, String x, Optional<Projection> projection)
            throws BadCell {
        if (y.isEmpty() || x.isEmpty()) {
            throw new BadCell(y.isEmpty() ? yColumn : xColumn, "", "a coordinate: the row does not say where it is");
        }
        var north = number(yColumn, y, 'N');
        var east = number(xColumn, x, 'E');
        if (north.signum() == 0 && east.signum() == 0) {
            throw new BadCell(yColumn + ", " + xColumn, y + ", " + x, "a place: 0, 0 lies in the Atlantic");
        }
        if (isLatitude(east) && isLongitude(north)) {
            throw new BadCell(yColumn + ", " + xColumn, y + ", " + x, "in this order: they are swapped");
        }
        if (isDegrees(north, 90) && isDegrees(east, 180)) {
            return rounded(north, east);
        }
        if (projection.isEmpty()) {
            throw new BadCell(
                    yColumn + ", " + xColumn,
                    y + ", " + x,
                    "degrees but metres of a projection: say which with --coordinates (" + Projection.names() + ")");
        }
        var degrees = projection.get().degrees(east.doubleValue(), north.doubleValue());
        var coordinates = rounded(BigDecimal.valueOf(degrees.lat()), BigDecimal.valueOf(degrees.lng()));
        if (!isLatitude(coordinates.lat) || !isLongitude(coordinates.lng)) {
            throw new BadCell(yColumn + ", " + xColumn, y + ", " + x, "in Korea when read as " + projection.get());
        }
        return new Coordinates(
                coordinates.lat, coordinates.lng, List.of("coordinates converted from " + projection.get()));
    }

    private static BigDecimal number(String column, String text, char side) throws BadCell {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        var sided = plain.replaceAll("^[%1$c]|[%1$c]$".formatted(side), "").strip();
        if (PLAIN.matcher(sided).matches()) {
            return new BigDecimal(sided);
        }
        if (DECIMAL_COMMA.matcher(sided).matches()) {
            return new BigDecimal(sided.replace(',', '.'));
        }
        var parts = SEXAGESIMAL.matcher(sided.replace(" ", ""));
        if (parts.matches()) {
            return new BigDecimal(parts.group(1))
                    .add(sixtieths(parts.group(2), 60))
                    .add(sixtieths(parts.group(3), 3600));
        }
        throw new BadCell(column, text, "degrees like 37.566300");
    }

    private static BigDecimal sixtieths(String text, int of) {
        return new BigDecimal(text).divide(BigDecimal.valueOf(of), 12, RoundingMode.HALF_EVEN);
    }

    private static Coordinates rounded(BigDecimal lat, BigDecimal lng) {
        boolean fine = lat.stripTrailingZeros().scale() <= DECIMALS
                && lng.stripTrailingZeros().scale() <= DECIMALS;
        return new Coordinates(
                fine ? lat : lat.setScale(DECIMALS, RoundingMode.HALF_EVEN),
                fine ? lng : lng.setScale(DECIMALS, RoundingMode.HALF_EVEN),
                fine
                        ? List.of()
                        : List.of("coordinates rounded to %d decimals, which is a centimetre".formatted(DECIMALS)));
    }

    private static boolean isDegrees(BigDecimal it, int most) {
        return it.abs().compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static boolean isLatitude(BigDecimal it) {
        return isBetween(it, 32, 39);
    }

    private static boolean isLongitude(BigDecimal it) {
        return isBetween(it, 123, 133);
    }

    private static boolean isBetween(BigDecimal it, int least, int most) {
        return it.compareTo(BigDecimal.valueOf(least)) > 0 && it.compareTo(BigDecimal.valueOf(most)) < 0;
    }
}
