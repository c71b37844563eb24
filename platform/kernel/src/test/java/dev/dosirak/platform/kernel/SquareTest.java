package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SquareTest {

    @Test
    void aSquareIsAHundredthOfADegreeAndBeginsAtItsSouthWest() {
        assertThat(Square.of(new Position(37.5663, 126.9779))).isEqualTo(new Square(3756, 12697));
        assertThat(Square.of(new Position(0, 0))).isEqualTo(new Square(0, 0));
        assertThat(Square.of(new Position(-0.001, -0.001))).isEqualTo(new Square(-1, -1));
        assertThat(new Square(3756, 12697)).hasToString("3756,12697");
    }

    @Test
    void aCircleTouchesEachOfItsSquaresOnce() {
        var around = new ArrayList<Square>();
        Square.around(new Position(37.5663, 126.9779), 1_500, around::add);

        assertThat(around).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(30);
    }

    /// Whoever is within the radius, to the metre, is within the squares: in Korea and up to where nobody
    /// lives.
    @RepeatedTest(200)
    void nobodyWithinTheCircleIsOutsideItsSquares(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        double highest = run.getCurrentRepetition() % 2 == 0 ? 39 : 88;
        var center = new Position(coordinate(random, highest), coordinate(random, 170));
        int radius = 1 + random.nextInt(random.nextBoolean() ? 10_000 : 50);
        var around = around(center, radius);

        assertThat(around).contains(Square.of(center));
        for (int i = 0; i < 200; i++) {
            var place = near(center, radius, random);
            if (center.metersTo(place) <= radius) {
                assertThat(around).as("%s around %s", place, center).contains(Square.of(place));
            }
        }
    }

    private static Set<Square> around(Position center, int radius) {
        var around = new HashSet<Square>();
        Square.around(center, radius, around::add);
        return around;
    }

    /// Often on a round coordinate, where squares meet.
    private static double coordinate(Random random, double most) {
        double any = random.nextDouble(-most, most);
        return random.nextBoolean() ? any : Math.round(any * 100) / 100.0;
    }

    /// Mostly just within the radius.
    private static Position near(Position center, int radius, Random random) {
        double angle = random.nextDouble(2 * Math.PI);
        double degrees = (radius + random.nextDouble(-1, 0.5)) / Position.METERS_PER_DEGREE;
        return new Position(
                center.lat() + degrees * Math.sin(angle),
                center.lng() + degrees * Math.cos(angle) / Math.cos(Math.toRadians(center.lat())));
    }
}
