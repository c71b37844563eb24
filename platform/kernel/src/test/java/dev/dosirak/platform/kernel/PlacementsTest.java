package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PlacementsTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final Position CITY_HALL = new Position(37.5663, 126.9779);
    static final UUID SHOP = new UUID(0, 1);

    final Placements placements = new Placements();

    @Test
    void anAdIsShownFromItsFirstMomentToTheOneBeforeItsLast() {
        placements.put(placement(1, 1, NOON, NOON.plusSeconds(60), Optional.empty()));

        assertThat(shownAt(NOON.minusMillis(1))).isZero();
        assertThat(shownAt(NOON)).isOne();
        assertThat(shownAt(NOON.plusSeconds(60).minusMillis(1))).isOne();
        assertThat(shownAt(NOON.plusSeconds(60))).isZero();
    }

    @Test
    void onceItsMoneyIsSpentItIsNotShownUntilThereIsMore() {
        placements.put(placement(1, 1, NOON, NOON.plusSeconds(60), Optional.of(NOON.plusSeconds(30))));

        assertThat(shownAt(NOON.plusSeconds(30).minusMillis(1))).isZero();
        assertThat(placements.of(SHOP, NOON)).isEmpty();
        assertThat(shownAt(NOON.plusSeconds(30))).isOne();
        assertThat(placements.of(SHOP, NOON.plusSeconds(30))).isPresent();
    }

    @Test
    void theFirstPositionComesFirstAndAmongEqualsTheSmallerId() {
        var second = placement(9, 1, NOON, NOON.plusSeconds(60), Optional.empty());
        var first = placement(8, 1, NOON, NOON.plusSeconds(60), Optional.empty());
        var last = placement(1, 2, NOON, NOON.plusSeconds(60), Optional.empty());
        placements.put(last);
        placements.put(second);
        placements.put(first);

        assertThat(placements.shownAt(CITY_HALL, NOON)).containsExactly(first, second, last);
        assertThat(placements.of(SHOP, NOON)).contains(first);

        placements.remove(first.id());
        placements.remove(first.id());
        assertThat(placements.shownAt(CITY_HALL, NOON)).containsExactly(second, last);
    }

    /// Ads come, change and go; what is shown must always be what looking at each of them gives.
    @RepeatedTest(50)
    void whatIsShownIsWhatLookingAtEveryAdGives(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var known = new HashMap<UUID, Placement>();
        for (int i = 0; i < 200; i++) {
            var id = new UUID(1, random.nextInt(40));
            if (random.nextInt(5) == 0) {
                placements.remove(id);
                known.remove(id);
            } else {
                var placement = some(id, random);
                placements.put(placement);
                known.put(id, placement);
            }
        }
        for (int i = 0; i < 50; i++) {
            var place = somewhere(random);
            var now = NOON.plusSeconds(random.nextInt(5));
            var shown = new ArrayList<>(known.values());
            shown.removeIf(it -> now.isBefore(it.from())
                    || !now.isBefore(it.to())
                    || it.exhaustedUntil().map(now::isBefore).orElse(false)
                    || it.center().metersTo(place) > it.radiusMeters());
            shown.sort(Comparator.comparingInt(Placement::position).thenComparing(Placement::id));

            assertThat(placements.shownAt(place, now)).isEqualTo(shown);
        }
    }

    private long shownAt(Instant now) {
        return placements.shownAt(CITY_HALL, now).size();
    }

    private static Placement placement(long id, int position, Instant from, Instant to, Optional<Instant> exhausted) {
        return new Placement(new UUID(1, id), SHOP, from, to, CITY_HALL, 500, position, exhausted);
    }

    private static Placement some(UUID id, Random random) {
        return new Placement(
                id,
                new UUID(0, random.nextInt(10)),
                NOON.plusSeconds(random.nextInt(3)),
                NOON.plusSeconds(2 + random.nextInt(4)),
                somewhere(random),
                100 + random.nextInt(4_900),
                1 + random.nextInt(10),
                random.nextBoolean() ? Optional.empty() : Optional.of(NOON.plusSeconds(random.nextInt(5))));
    }

    /// Often on a round coordinate, where squares meet.
    private static Position somewhere(Random random) {
        return new Position(37.5 + random.nextInt(8) / 100.0, 126.9 + random.nextDouble(0.08));
    }
}
