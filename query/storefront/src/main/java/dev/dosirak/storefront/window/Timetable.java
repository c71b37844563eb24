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
    public record Opening(DayOfWeek day, LocalTime open, LocalTime close) {}

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
        return isOpenSince(today, now.inSeoul()) || isOpenSince(today.minusDays(1), now.inSeoul());
    }

    private boolean isOpenSince(LocalDate date, LocalDateTime now) {
        if (closedDays.contains(date)) {
            return false;
        }
        for (var opening : weekly) {
            if (opening.day() == date.getDayOfWeek() && covers(opening, date, now)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(Opening it, LocalDate date, LocalDateTime now) {
        var lastDate = it.close().isAfter(it.open()) ? date : date.plusDays(1);
        return !now.isBefore(date.atTime(it.open())) && now.isBefore(lastDate.atTime(it.close()));
    }
}
