package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dosirak.platform.kernel.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    /// 4 May 2026 is a Monday.
    static final Span MONDAY_NIGHT = new Span(DayOfWeek.MONDAY, LocalTime.of(18, 0), LocalTime.of(2, 0));

    static final Span MONDAY_LUNCH = new Span(DayOfWeek.MONDAY, LocalTime.of(11, 0), LocalTime.of(15, 0));

    @Test
    void opensAtItsHourAndClosesAtItsHour() {
        var hours = open(MONDAY_LUNCH);

        assertThat(hours.isOpen(seoul("2026-05-04T10:59:59"))).isFalse();
        assertThat(hours.isOpen(seoul("2026-05-04T11:00:00"))).isTrue();
        assertThat(hours.isOpen(seoul("2026-05-04T14:59:59"))).isTrue();
        assertThat(hours.isOpen(seoul("2026-05-04T15:00:00"))).isFalse();
        assertThat(hours.isOpen(seoul("2026-05-05T12:00:00"))).isFalse();
    }

    @Test
    void aNightGoesOnPastMidnight() {
        var hours = open(MONDAY_LUNCH, MONDAY_NIGHT);

        assertThat(hours.isOpen(seoul("2026-05-04T16:00:00"))).isFalse();
        assertThat(hours.isOpen(seoul("2026-05-04T23:59:59"))).isTrue();
        assertThat(hours.isOpen(seoul("2026-05-05T01:59:59"))).isTrue();
        assertThat(hours.isOpen(seoul("2026-05-05T02:00:00"))).isFalse();
        assertThat(hours.isOpen(seoul("2026-05-04T01:00:00"))).isFalse();
    }

    @Test
    void theSameHourTwiceIsAWholeDay() {
        var hours = open(new Span(DayOfWeek.MONDAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

        assertThat(hours.isOpen(seoul("2026-05-04T00:00:00"))).isTrue();
        assertThat(hours.isOpen(seoul("2026-05-04T23:59:59"))).isTrue();
        assertThat(hours.isOpen(seoul("2026-05-05T00:00:00"))).isFalse();
    }

    @Test
    void aClosedDayClosesItsNightToo() {
        var hours = new OpeningHours(List.of(MONDAY_NIGHT), Set.of(LocalDate.parse("2026-05-04")), Optional.empty());

        assertThat(hours.isOpen(seoul("2026-05-04T19:00:00"))).isFalse();
        assertThat(hours.isOpen(seoul("2026-05-05T01:00:00"))).isFalse();
        assertThat(hours.isOpen(seoul("2026-05-11T19:00:00"))).isTrue();
    }

    @Test
    void closedForNowIsClosedUntilThen() {
        var hours = new OpeningHours(List.of(MONDAY_LUNCH), Set.of(), Optional.of(seoul("2026-05-04T12:00:00")));

        assertThat(hours.isOpen(seoul("2026-05-04T11:59:59"))).isFalse();
        assertThat(hours.isOpen(seoul("2026-05-04T12:00:00"))).isTrue();
    }

    @Test
    void theNightBeforeAClosedDayEndsAsUsual() {
        var hours = new OpeningHours(List.of(MONDAY_NIGHT), Set.of(LocalDate.parse("2026-05-05")), Optional.empty());

        assertThat(hours.isOpen(seoul("2026-05-05T01:59:59"))).isTrue();
    }

    @Test
    void theSmallHoursOfMondayBelongToSunday() {
        var sunday = new Span(DayOfWeek.SUNDAY, LocalTime.of(18, 0), LocalTime.of(2, 0));

        assertThat(open(MONDAY_NIGHT).isOpen(seoul("2026-05-04T01:00:00"))).isFalse();
        assertThat(open(sunday).isOpen(seoul("2026-05-04T01:00:00"))).isTrue();
    }

    @Test
    void aDayIsNamedAsInTheDocumentsOfShops() {
        assertThat(Span.of("monday", LocalTime.of(18, 0), LocalTime.of(2, 0))).isEqualTo(MONDAY_NIGHT);
        assertThatIllegalArgumentException().isThrownBy(() -> Span.of("holiday", LocalTime.NOON, LocalTime.MIDNIGHT));
    }

    /// The rule again, in another way: as spans on the time line.
    @RepeatedTest(300)
    void everySecondIsJudgedAsTheSpansSay(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var hours = some(random);
        for (int i = 0; i < 200; i++) {
            var minute = seoul("2026-05-03T00:00:00").plusSeconds(900L * random.nextInt(16 * 96));
            for (var now : List.of(minute.minusSeconds(1), minute, minute.plusSeconds(1))) {
                assertThat(hours.isOpen(now)).as("%s at %s", hours, now).isEqualTo(isOpenBySpans(hours, now));
            }
        }
    }

    /// Up to three spans a day, many of them past midnight, some of them at the same time.
    private static OpeningHours some(Random random) {
        var weekly = Stream.generate(() -> new Span(DayOfWeek.of(1 + random.nextInt(7)), time(random), time(random)))
                .limit(random.nextInt(9))
                .toList();
        var closed = Stream.generate(() -> LocalDate.parse("2026-05-03").plusDays(random.nextInt(16)))
                .limit(random.nextInt(4))
                .collect(Collectors.toSet());
        var until = random.nextInt(4) == 0
                ? Optional.of(seoul("2026-05-06T00:00:00").plusSeconds(random.nextInt(100_000)))
                : Optional.<Instant>empty();
        return new OpeningHours(weekly, closed, until);
    }

    private static LocalTime time(Random random) {
        return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    }

    private static boolean isOpenBySpans(OpeningHours hours, Instant now) {
        if (hours.closedUntil().map(now::isBefore).orElse(false)) {
            return false;
        }
        for (var day = LocalDate.parse("2026-05-01"); day.isBefore(LocalDate.parse("2026-05-21")); ) {
            for (var it : hours.weekly()) {
                var begins = day.atTime(it.open()).atZone(Seoul.ZONE).toInstant();
                var lasts = Duration.between(it.open(), it.close());
                var ends = begins.plus(lasts.isPositive() ? lasts : lasts.plusDays(1));
                if (it.day() == day.getDayOfWeek()
                        && !hours.closedDays().contains(day)
                        && !now.isBefore(begins)
                        && now.isBefore(ends)) {
                    return true;
                }
            }
            day = day.plusDays(1);
        }
        return false;
    }

    private static OpeningHours open(Span... spans) {
        return new OpeningHours(List.of(spans), Set.of(), Optional.empty());
    }

    private static Instant seoul(String local) {
        return Instant.parse(local + "Z").minusSeconds(9 * 3600);
    }
}
