package dev.dosirak.demo.load;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

/// The systems in which Korean public data tell places, in metres.
public enum Projection {
    /// What the licence data are in: 중부원점 on the Bessel ellipsoid, 10.405" east of the meridian.
    EPSG_5174(tm("127.0028902777778", 500_000, "bessel") + Projection.KOREA_1985),
    EPSG_2097(tm("127", 500_000, "bessel") + Projection.KOREA_1985),
    EPSG_5181(tm("127", 500_000, "GRS80")),
    EPSG_5186(tm("127", 600_000, "GRS80")),
    EPSG_5179("+proj=tmerc +lat_0=38 +lon_0=127.5 +k=0.9996 +x_0=1000000 +y_0=2000000 +ellps=GRS80 +units=m");

    private static final String KOREA_1985 = " +towgs84=-115.8,474.99,674.11,1.16,-2.31,-1.63,6.43";
    private static final Pattern NAMED = Pattern.compile("(?i)EPSG[^0-9]{0,3}([0-9]{4,6})");

    private final CoordinateTransform toDegrees;

    Projection(String parameters) {
        var systems = new CRSFactory();
        this.toDegrees = new CoordinateTransformFactory()
                .createTransform(
                        systems.createFromParameters(name(), parameters),
                        systems.createFromParameters("WGS84", "+proj=longlat +datum=WGS84"));
    }

    private static String tm(String meridian, int north, String ellipsoid) {
        return "+proj=tmerc +lat_0=38 +lon_0=%s +k=1 +x_0=200000 +y_0=%d +ellps=%s +units=m"
                .formatted(meridian, north, ellipsoid);
    }

    /// The one that a text names, as `EPSG:5174` or a header `좌표정보X(EPSG5174)`.
    public static Optional<Projection> in(String text) {
        return codeIn(text).flatMap(Projection::of);
    }

    /// The number that a text names, whether we know what it stands for or not.
    static Optional<String> codeIn(String text) {
        var named = NAMED.matcher(text);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    static Optional<Projection> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }

    String code() {
        return name().replace("EPSG_", "");
    }

    /// All names, for people.
    public static String names() {
        return Arrays.stream(values()).map(Projection::toString).collect(Collectors.joining(", "));
    }

    Degrees degrees(double east, double north) {
        var place = new ProjCoordinate();
        synchronized (toDegrees) { // it keeps its last point
            toDegrees.transform(new ProjCoordinate(east, north), place);
        }
        return new Degrees(place.y, place.x);
    }

    record Degrees(double lat, double lng) {}

    @Override
    public String toString() {
        return name().replace('_', ':');
    }
}
