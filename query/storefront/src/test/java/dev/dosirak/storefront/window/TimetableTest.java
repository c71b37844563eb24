package dev.dosirak.storefront.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.storefront.window.Timetable.Moment;
import dev.dosirak.storefront.window.Timetable.Opening;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);
    private static final List<Opening> EVERY_NIGHT = List.of(
            new Opening(DayOfWeek.FRIDAY, LocalTime.of(17, 0), LocalTime.of(2, 0)),
            new Opening(DayOfWeek.SATURDAY, LocalTime.of(17, 0), LocalTime.of(2, 0)),
            new Opening(DayOfWeek.SUNDAY, LocalTime.of(11, 0), LocalTime.of(22, 0)));

    @Test
    void aShopIsOpenFromItsFirstSecondToTheOneBeforeItsLast() {
        var hours = new Timetable(EVERY_NIGHT, Set.of(), Optional.empty());

        assertThat(isOpen(hours, SATURDAY, "01:59:59")).isTrue();
        assertThat(isOpen(hours, SATURDAY, "02:00")).isFalse();
        assertThat(isOpen(hours, SATURDAY, "16:59:59")).isFalse();
        assertThat(isOpen(hours, SATURDAY, "17:00")).isTrue();
        assertThat(isOpen(hours, SATURDAY.plusDays(1), "01:59:59")).isTrue();
        assertThat(isOpen(hours, SATURDAY.plusDays(1), "21:59:59")).isTrue();
        assertThat(isOpen(hours, SATURDAY.plusDays(1), "22:00")).isFalse();
        assertThat(isOpen(hours, SATURDAY.plusDays(2), "01:00")).isFalse();
    }

    @Test
    void midnightToMidnightIsTheWholeDay() {
        var hours = new Timetable(
                List.of(new Opening(DayOfWeek.SATURDAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
                Set.of(),
                Optional.empty());

        assertThat(isOpen(hours, SATURDAY, "00:00")).isTrue();
        assertThat(isOpen(hours, SATURDAY, "23:59:59")).isTrue();
        assertThat(isOpen(hours, SATURDAY.plusDays(1), "00:00")).isFalse();
    }

    @Test
    void aClosedDayTakesItsNightAlongButNotTheNightBefore() {
        var hours = new Timetable(EVERY_NIGHT, Set.of(SATURDAY), Optional.empty());

        assertThat(isOpen(hours, SATURDAY, "01:00")).isTrue();
        assertThat(isOpen(hours, SATURDAY, "18:00")).isFalse();
        assertThat(isOpen(hours, SATURDAY.plusDays(1), "01:00")).isFalse();
    }

    @Test
    void aTemporaryCloseEndsByItself() {
        var hours = new Timetable(EVERY_NIGHT, Set.of(), Optional.of(seoul(SATURDAY, "19:00")));

        assertThat(isOpen(hours, SATURDAY, "18:59:59")).isFalse();
        assertThat(isOpen(hours, SATURDAY, "19:00")).isTrue();
    }

    private static boolean isOpen(Timetable hours, LocalDate day, String time) {
        return hours.isOpen(Moment.of(seoul(day, time)));
    }

    private static Instant seoul(LocalDate day, String time) {
        return LocalDateTime.of(day, LocalTime.parse(time))
                .atZone(ZoneId.of("Asia/Seoul"))
                .toInstant();
    }
}
