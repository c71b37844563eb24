package dev.dosirak.platform.kernel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// When a shop takes orders, in Seoul's time.
///
/// @param weekly the spans of a week; several on one day are fine
/// @param closedDays days on which no span begins; the night before still ends as usual
/// @param closedUntil closed for now, until then, whatever the week says
public record OpeningHours(List<Span> weekly, Set<LocalDate> closedDays, Optional<Instant> closedUntil) {

    /// From `open` on the day to `close`, which is on the next day when it is not after `open`: 11:00–02:00,
    /// and 00:00–00:00 is the whole day.
    public record Span(DayOfWeek day, LocalTime open, LocalTime close) {

        /// @param day as the shop's document says it: `monday`
        /// @throws IllegalArgumentException when there is no such day
        public static Span of(String day, LocalTime open, LocalTime close) {
            return new Span(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), open, close);
        }

        public boolean goesPastMidnight() {
            return !close.isAfter(open);
        }
    }

    /// A moment as the clocks in Seoul show it, worked out once for all shops of an answer.
    public record Moment(Instant instant, LocalDateTime inSeoul) {

        public static Moment of(Instant instant) {
            return new Moment(instant, LocalDateTime.ofInstant(instant, Seoul.ZONE));
        }
    }

    public OpeningHours {
        weekly = List.copyOf(weekly);
        closedDays = Set.copyOf(closedDays);
    }

    public boolean isOpen(Instant at) {
        return isOpen(Moment.of(at));
    }

    /// For many shops at once.
    public boolean isOpen(Moment now) {
        if (closedUntil.isPresent() && now.instant().isBefore(closedUntil.get())) {
            return false;
        }
        var today = now.inSeoul().toLocalDate();
        var time = now.inSeoul().toLocalTime();
        return hasOpened(today, time) || isStillOpen(today.minusDays(1), time);
    }

    // Asked for every shop of a list: no streams.

    private boolean hasOpened(LocalDate today, LocalTime time) {
        var day = today.getDayOfWeek();
        for (var it : weekly) {
            if (it.day() == day && !time.isBefore(it.open()) && (it.goesPastMidnight() || time.isBefore(it.close()))) {
                return !closedDays.contains(today);
            }
        }
        return false;
    }

    private boolean isStillOpen(LocalDate yesterday, LocalTime time) {
        var day = yesterday.getDayOfWeek();
        for (var it : weekly) {
            if (it.day() == day && it.goesPastMidnight() && time.isBefore(it.close())) {
                return !closedDays.contains(yesterday);
            }
        }
        return false;
    }
}
