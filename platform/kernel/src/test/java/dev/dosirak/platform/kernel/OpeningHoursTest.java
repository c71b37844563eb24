package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private static OpeningHours open(Span... spans) {
        return new OpeningHours(List.of(spans), Set.of(), Optional.empty());
    }

    private static Instant seoul(String local) {
        return Instant.parse(local + "Z").minusSeconds(9 * 3600);
    }
}
