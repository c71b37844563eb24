package dev.dosirak.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dosirak.demo.load.Columns.BadCell;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CoordinatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        33.253100 | 126.561800 | 33.253100 | 126.561800 | ''
        33.253123456789 | 126.561812345678 | 33.2531235 | 126.5618123 | rounded
        33.25310000000001 | 126.56180000000002 | 33.2531000 | 126.5618000 | rounded
        33°15'11"N | 126°33'42"E | 33.2530556 | 126.5616667 | rounded
        37° 33′ 58.7″ | 126° 58′ 40.8″ | 37.5663056 | 126.9780000 | rounded
        37°33’58.7” | 126°58'40.8'' | 37.5663056 | 126.9780000 | rounded
        N33.2531 | E126.5618 | 33.2531 | 126.5618 | ''
        33,2531 | 126,5618 | 33.2531 | 126.5618 | ''
        ３３.2531 | 126.5618 | 33.2531 | 126.5618 | ''
        """)
    void degreesAreReadAsTheyAreWritten(String lat, String lng, String north, String east, String note) throws BadCell {
        var coordinates = Coordinates.of("lat", lat, "lng", lng, Optional.empty());

        assertThat(coordinates.lat()).isEqualTo(north);
        assertThat(coordinates.lng()).isEqualTo(east);
        assertThat(String.join("", coordinates.notes())).contains(note);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        '' | '' | does not say where
        126.561800 | 33.253100 | swapped
        0 | 0 | Atlantic
        452740.371990472 | 199572.0081335 | --coordinates
        -37411.902241307 | 158423.117204951 | --coordinates
        north | 126.9 | degrees
        1e3 | 126.9 | degrees
        """)
    void whatIsNoPlaceIsToldApart(String lat, String lng, String reason) {
        assertThatThrownBy(() -> Coordinates.of("lat", lat, "lng", lng, Optional.empty()))
                .isInstanceOf(BadCell.class)
                .hasMessageContaining(reason);
    }

    /// Seoul's city hall, and the street to Changdeokgung: within fifty metres of where maps have them. The
    /// ellipsoids are some three hundred metres apart, so that one taken for the other is seen.
    @ParameterizedTest
    @CsvSource({
        "EPSG_5186, 198056.37, 551885.03, 37.5665, 126.9780",
        "EPSG_5181, 198056.37, 451885.03, 37.5665, 126.9780",
        "EPSG_5179, 953898, 1952026, 37.5665, 126.9780",
        "EPSG_5174, 197984, 451592, 37.5665, 126.9780",
        "EPSG_2097, 198239, 451592, 37.5665, 126.9780",
        "EPSG_5174, 199572.0081335, 452740.371990472, 37.5770, 126.9960"
    })
    void metresBecomeDegrees(Projection projection, double east, double north, double lat, double lng) {
        var degrees = projection.degrees(east, north);

        assertThat(degrees.lat()).isCloseTo(lat, within(0.0005));
        assertThat(degrees.lng()).isCloseTo(lng, within(0.0005));
    }

    @ParameterizedTest
    @EnumSource
    void theOriginOfEachIsInThePlainWestOfTheBorder(Projection projection) {
        var origin = projection == Projection.EPSG_5179
                ? projection.degrees(1_000_000, 2_000_000)
                : projection.degrees(200_000, projection == Projection.EPSG_5186 ? 600_000 : 500_000);

        assertThat(origin.lat()).isCloseTo(38, within(0.005));
        assertThat(origin.lng()).isCloseTo(projection == Projection.EPSG_5179 ? 127.5 : 127, within(0.005));
    }
}
