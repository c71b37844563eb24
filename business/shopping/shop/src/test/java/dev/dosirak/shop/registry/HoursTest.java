package dev.dosirak.shop.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.shop.registry.Hours.Opening;
import dev.dosirak.shop.registry.ShopRefused.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HoursTest {

    /// A Saturday.
    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    private static final Hours NIGHT_OWL = hours(opening(DayOfWeek.SATURDAY, "17:00", "02:00"));

    @Test
    void aShopOpensOnTheMinuteAndIsClosedOnTheMinute() {
        assertThat(NIGHT_OWL.isOpen(seoul(SATURDAY, "16:59:59"))).isFalse();
        assertThat(NIGHT_OWL.isOpen(seoul(SATURDAY, "17:00"))).isTrue();
        assertThat(NIGHT_OWL.isOpen(seoul(SATURDAY.plusDays(1), "01:59:59"))).isTrue();
        assertThat(NIGHT_OWL.isOpen(seoul(SATURDAY.plusDays(1), "02:00"))).isFalse();
    }

    @Test
    void aNightGoesOnCounting() {
        assertThat(Opening.of(DayOfWeek.SUNDAY, "10:00", "24:00"))
                .isEqualTo(opening(DayOfWeek.SUNDAY, "10:00", "00:00"));
        assertThat(Opening.of(DayOfWeek.SUNDAY, "18:00", "24:30"))
                .isEqualTo(opening(DayOfWeek.SUNDAY, "18:00", "00:30"));
        assertThat(Opening.of(DayOfWeek.SUNDAY, "24:00", "02:00"))
                .isEqualTo(opening(DayOfWeek.MONDAY, "00:00", "02:00"));
        assertThat(Opening.of(DayOfWeek.SUNDAY, "24:00", "26:00"))
                .isEqualTo(opening(DayOfWeek.MONDAY, "00:00", "02:00"));
        assertThat(Opening.of(DayOfWeek.SUNDAY, "00:00", "24:00"))
                .isEqualTo(opening(DayOfWeek.SUNDAY, "00:00", "00:00"));
        for (var close : List.of("30:00", "9:00", "24:60", "24시", "", "29:00")) {
            assertThatThrownBy(() -> Opening.of(DayOfWeek.SUNDAY, "01:00", close))
                    .isInstanceOfSatisfying(ShopRefused.class, e -> {
                        assertThat(e.why()).isEqualTo(Reason.TIME_FORMAT);
                        assertThat(e.details()).containsExactly(close);
                    });
        }
    }

    @Test
    void saturdaysSmallHoursBelongToFriday() {
        assertThat(NIGHT_OWL.isOpen(seoul(SATURDAY, "01:00"))).isFalse();
    }

    @Test
    void midnightToMidnightIsTheWholeDayAndNoMore() {
        var allDay = hours(opening(DayOfWeek.SATURDAY, "00:00", "00:00"));

        assertThat(allDay.isOpen(seoul(SATURDAY, "00:00"))).isTrue();
        assertThat(allDay.isOpen(seoul(SATURDAY, "23:59:59"))).isTrue();
        assertThat(allDay.isOpen(seoul(SATURDAY.plusDays(1), "00:00"))).isFalse();
    }

    @Test
    void aClosedDayTakesItsOwnNightAlongButNotTheNightBefore() {
        var everyNight = new Hours(
                List.of(opening(DayOfWeek.FRIDAY, "17:00", "02:00"), opening(DayOfWeek.SATURDAY, "17:00", "02:00")),
                List.of(SATURDAY),
                Optional.empty());

        assertThat(everyNight.isOpen(seoul(SATURDAY, "01:00"))).isTrue();
        assertThat(everyNight.isOpen(seoul(SATURDAY, "18:00"))).isFalse();
        assertThat(everyNight.isOpen(seoul(SATURDAY.plusDays(1), "01:00"))).isFalse();
    }

    @Test
    void aTemporaryCloseEndsByItself() {
        var back = seoul(SATURDAY, "19:00");
        var closed = NIGHT_OWL.closedUntil(Optional.of(back));

        assertThat(closed.isOpen(back.minusSeconds(1))).isFalse();
        assertThat(closed.isOpen(back)).isTrue();
    }

    @Test
    void openingsOfTheSameTimeAreRefusedAlsoAcrossMidnightAndTheEndOfTheWeek() {
        assertOverlap(opening(DayOfWeek.MONDAY, "09:00", "12:00"), opening(DayOfWeek.MONDAY, "11:59", "15:00"));
        assertOverlap(opening(DayOfWeek.MONDAY, "17:00", "02:00"), opening(DayOfWeek.TUESDAY, "01:00", "05:00"));
        assertOverlap(opening(DayOfWeek.SUNDAY, "17:00", "02:00"), opening(DayOfWeek.MONDAY, "01:00", "05:00"));
    }

    @Test
    void oneOpeningMayBeginWhereAnotherEnds() {
        assertThat(hours(
                                opening(DayOfWeek.MONDAY, "09:00", "12:00"),
                                opening(DayOfWeek.MONDAY, "12:00", "00:00"),
                                opening(DayOfWeek.TUESDAY, "00:00", "00:00"))
                        .weekly())
                .hasSize(3);
    }

    /// The rule again, in another way: as spans on the time line.
    @RepeatedTest(300)
    void everySecondIsJudgedAsTheSpansSay(RepetitionInfo run) {
        var hours = new RandomShops(run.getCurrentRepetition()).hours();
        var random = new Random(run.getCurrentRepetition());
        for (int i = 0; i < 200; i++) {
            var minute = seoul(LocalDate.of(2026, 11, 15), "00:00").plusSeconds(900L * random.nextInt(16 * 96));
            for (var now : List.of(minute.minusSeconds(1), minute, minute.plusSeconds(1))) {
                assertThat(hours.isOpen(now)).as("%s at %s", hours, now).isEqualTo(isOpenBySpans(hours, now));
            }
        }
    }

    private static boolean isOpenBySpans(Hours hours, Instant now) {
        if (hours.closedUntil().map(now::isBefore).orElse(false)) {
            return false;
        }
        for (var day = LocalDate.of(2026, 11, 8); day.isBefore(LocalDate.of(2026, 12, 10)); day = day.plusDays(1)) {
            for (var it : hours.weekly()) {
                var begins = day.atTime(it.open()).atZone(Hours.SEOUL).toInstant();
                var lasts = Duration.between(it.open(), it.close());
                var ends = begins.plus(lasts.isPositive() ? lasts : lasts.plusDays(1));
                if (it.day() == day.getDayOfWeek()
                        && !hours.closedDays().contains(day)
                        && !now.isBefore(begins)
                        && now.isBefore(ends)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void assertOverlap(Opening... openings) {
        assertThatThrownBy(() -> hours(openings))
                .isInstanceOfSatisfying(
                        ShopRefused.class, e -> assertThat(e.why()).isEqualTo(Reason.HOURS_OVERLAP));
    }

    private static Hours hours(Opening... openings) {
        return new Hours(List.of(openings), List.of(), Optional.empty());
    }

    private static Opening opening(DayOfWeek day, String open, String close) {
        return new Opening(day, LocalTime.parse(open), LocalTime.parse(close));
    }

    private static Instant seoul(LocalDate day, String time) {
        return LocalDateTime.of(day, LocalTime.parse(time)).atZone(Hours.SEOUL).toInstant();
    }
}
