package dev.dosirak.storefront.window;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When a shop takes orders, in Seoul's time.
///
/// @param closedDays on which it does not open; the night before still ends as usual
/// @param closedUntil closed for now, until then
public record Timetable(List<Opening> weekly, Set<LocalDate> closedDays, Optional<Instant> closedUntil) {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /// @param close not after `open` means on the next day
    public record Opening(DayOfWeek day, LocalTime open, LocalTime close) {

        private boolean endsNextDay() {
            return !close.isAfter(open);
        }
    }

    /// A moment as the clocks in Seoul show it, worked out once for all shops of an answer.
    public record Moment(Instant instant, LocalDateTime inSeoul) {

        public static Moment of(Instant instant) {
            return new Moment(instant, LocalDateTime.ofInstant(instant, SEOUL));
        }
    }

    public Timetable {
        weekly = List.copyOf(weekly);
        closedDays = Set.copyOf(closedDays);
    }

    public boolean isOpen(Moment now) {
        if (closedUntil.isPresent() && now.instant().isBefore(closedUntil.get())) {
            return false;
        }
        var today = now.inSeoul().toLocalDate();
        var time = now.inSeoul().toLocalTime();
        return hasOpened(today, time) || isStillOpen(today.minusDays(1), time);
    }

    private boolean hasOpened(LocalDate today, LocalTime time) {
        var day = today.getDayOfWeek();
        for (var it : weekly) {
            if (it.day() == day && !time.isBefore(it.open()) && (it.endsNextDay() || time.isBefore(it.close()))) {
                return !closedDays.contains(today);
            }
        }
        return false;
    }

    private boolean isStillOpen(LocalDate yesterday, LocalTime time) {
        var day = yesterday.getDayOfWeek();
        for (var it : weekly) {
            if (it.day() == day && it.endsNextDay() && time.isBefore(it.close())) {
                return !closedDays.contains(yesterday);
            }
        }
        return false;
    }
}
