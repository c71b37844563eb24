package dev.dosirak.shop.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Refused;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoursTest {

    @Test
    void aNightGoesOnCounting() {
        assertThat(Hours.opening(DayOfWeek.SUNDAY, "10:00", "24:00"))
                .isEqualTo(opening(DayOfWeek.SUNDAY, "10:00", "00:00"));
        assertThat(Hours.opening(DayOfWeek.SUNDAY, "18:00", "24:30"))
                .isEqualTo(opening(DayOfWeek.SUNDAY, "18:00", "00:30"));
        assertThat(Hours.opening(DayOfWeek.SUNDAY, "24:00", "02:00"))
                .isEqualTo(opening(DayOfWeek.MONDAY, "00:00", "02:00"));
        assertThat(Hours.opening(DayOfWeek.SUNDAY, "24:00", "26:00"))
                .isEqualTo(opening(DayOfWeek.MONDAY, "00:00", "02:00"));
        assertThat(Hours.opening(DayOfWeek.SUNDAY, "00:00", "24:00"))
                .isEqualTo(opening(DayOfWeek.SUNDAY, "00:00", "00:00"));
        for (var close : List.of("30:00", "9:00", "24:60", "24시", "", "29:00")) {
            assertThatThrownBy(() -> Hours.opening(DayOfWeek.SUNDAY, "01:00", close))
                    .isInstanceOfSatisfying(Refused.class, e -> {
                        assertThat(e.why()).isEqualTo(ShopRefusal.TIME_FORMAT);
                        assertThat(e.details()).containsExactly(close);
                    });
        }
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

    private static void assertOverlap(Span... openings) {
        assertThatThrownBy(() -> hours(openings))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(ShopRefusal.HOURS_OVERLAP));
    }

    private static Hours hours(Span... openings) {
        return new Hours(List.of(openings), List.of(), Optional.empty());
    }

    private static Span opening(DayOfWeek day, String open, String close) {
        return new Span(day, LocalTime.parse(open), LocalTime.parse(close));
    }
}
