package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KernelTest {

    static final Position CITY_HALL = new Position(37.5663, 126.9779);
    static final Position GANGNAM_STATION = new Position(37.4979, 127.0276);

    @Test
    void newIdsAreVersionSevenAndSortByTheirMillisecond() {
        var before = System.currentTimeMillis();
        var id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
        assertThat(Stream.generate(Ids::next).limit(10_000).distinct()).hasSize(10_000);
    }

    @Test
    void idsOfAMomentBeginWithIt() {
        var before =
                Ids.firstOf(Instant.ofEpochMilli(System.currentTimeMillis())).toString();
        var id = Ids.next().toString();

        assertThat(id).isGreaterThan(before);
        assertThat(id).isLessThan(Ids.firstOf(Instant.now().plusSeconds(1)).toString());
    }

    @Test
    void theSameCodeOfTheSameKindIsTheSameThingEverywhere() {
        assertThat(Ids.imported("shop", "S-1")).isEqualTo(Ids.imported("shop", "S-1"));
        assertThat(Ids.imported("shop", "S-1")).isNotEqualTo(Ids.imported("member", "S-1"));
        assertThat(Ids.imported("shop", "S-1")).isEqualTo(UUID.fromString("c421ba0e-52cb-3853-951a-2b2595fedf77"));
    }

    @Test
    void theSameCodeInAnotherWholeIsAnotherThing() {
        assertThat(Ids.imported("product", "S", "1")).isEqualTo(Ids.imported("product", "S/1"));
        assertThat(Stream.of(
                                Ids.imported("product", "S/1", "2"),
                                Ids.imported("product", "S", "1/2"),
                                Ids.imported("product", "S\\", "1/2"),
                                Ids.imported("product", "S\\/1", "2"),
                                Ids.imported("product", "S\\\\", "/1/2"))
                        .distinct())
                .hasSize(5);
    }

    @Test
    void moneyRefusesToOverflow() {
        assertThat(Won.of(18_000).times(2).plus(Won.of(3_500))).isEqualTo(Won.of(39_500));
        assertThatThrownBy(() -> Won.of(Long.MAX_VALUE).plus(Won.of(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void distancesAreThoseOfTheMap() {
        assertThat(CITY_HALL.metersTo(GANGNAM_STATION)).isBetween(8_700L, 8_800L);
        assertThat(CITY_HALL.metersTo(CITY_HALL)).isZero();
        assertThatThrownBy(() -> new Position(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlaceIsKeptToTheCentimetre() {
        assertThat(Position.rounded(37.50000000000001, 126.92459999999999)).isEqualTo(new Position(37.5, 126.9246));
        assertThat(Position.rounded(-37.12345674, 126.12345678)).isEqualTo(new Position(-37.1234567, 126.1234568));
        assertThat(Position.rounded(90, -180)).isEqualTo(new Position(90, -180));
        assertThatThrownBy(() -> Position.rounded(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
