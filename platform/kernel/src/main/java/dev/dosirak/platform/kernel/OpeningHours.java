package dev.dosirak.platform.kernel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When a shop takes orders, in Seoul's time.
///
/// @param weekly the spans of a week; several on one day are fine
/// @param closedDays days on which no span begins
/// @param closedUntil closed for now, whatever the week says
public record OpeningHours(List<Span> weekly, Set<LocalDate> closedDays, Optional<Instant> closedUntil) {

    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /// From `open` on the day to `close`, which is on the next day when it is not after `open`.
    public record Span(DayOfWeek day, LocalTime open, LocalTime close) {

        public boolean goesPastMidnight() {
            return !close.isAfter(open);
        }
    }

    public boolean isOpen(Instant at) {
        if (closedUntil.isPresent() && at.isBefore(closedUntil.get())) {
            return false;
        }
        var now = at.atZone(SEOUL);
        return weekly.stream().anyMatch(span -> begunToday(span, now) || begunYesterday(span, now));
    }

    private boolean begunToday(Span span, ZonedDateTime now) {
        var time = now.toLocalTime();
        return begins(span, now.toLocalDate())
                && !time.isBefore(span.open())
                && (span.goesPastMidnight() || time.isBefore(span.close()));
    }

    private boolean begunYesterday(Span span, ZonedDateTime now) {
        return span.goesPastMidnight()
                && begins(span, now.toLocalDate().minusDays(1))
                && now.toLocalTime().isBefore(span.close());
    }

    private boolean begins(Span span, LocalDate day) {
        return span.day() == day.getDayOfWeek() && !closedDays.contains(day);
    }
}
