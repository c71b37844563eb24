package dev.dosirak.shop.registry;

import dev.dosirak.shop.registry.ShopRefused.Reason;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// When customers may order. All clock times are those on the wall of the shop, in Seoul.
///
/// @param weekly the regular hours; several a day for a shop with a break
/// @param closedDays on which the shop does not open at all; the night before still ends as usual
/// @param closedUntil the shop is closed for now, until then
public record Hours(List<Opening> weekly, List<LocalDate> closedDays, Optional<Instant> closedUntil) {

    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final int MOST_OPENINGS = 50;
    private static final int MOST_CLOSED_DAYS = 400;
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

    /// @param close not after `open` means on the next day: 11:00–02:00, and 00:00–00:00 is the whole day
    public record Opening(DayOfWeek day, LocalTime open, LocalTime close) {

        /// @param open as on the shop's door, where 24:30 is half past midnight of the next day; `close` alike
        /// @throws ShopRefused when one of them is no time, or they are more than a day apart
        public static Opening of(DayOfWeek day, String open, String close) {
            var begin = WallTime.of(open);
            var end = WallTime.of(close);
            var opening = new Opening(begin.isNextDay() ? day.plus(1) : day, begin.onTheClock(), end.onTheClock());
            ShopRefused.unless(
                    begin.isNextDay() || !end.isNextDay() || opening.endsNextDay(), Reason.TIME_FORMAT, close);
            return opening;
        }

        boolean endsNextDay() {
            return !close.isAfter(open);
        }

        private int startMinute() {
            return (day.getValue() - 1) * MINUTES_A_DAY + minuteOf(open);
        }

        private int endMinute() {
            return (day.getValue() - 1) * MINUTES_A_DAY + minuteOf(close) + (endsNextDay() ? MINUTES_A_DAY : 0);
        }

        private static int minuteOf(LocalTime time) {
            return time.getHour() * 60 + time.getMinute();
        }

        boolean covers(LocalDate date, LocalDateTime moment) {
            var closes = (endsNextDay() ? date.plusDays(1) : date).atTime(close);
            return !moment.isBefore(date.atTime(open)) && moment.isBefore(closes);
        }
    }

    public Hours {
        weekly = List.copyOf(weekly);
        closedDays = List.copyOf(closedDays);
        ShopRefused.unless(weekly.size() <= MOST_OPENINGS, Reason.TOO_MANY, "weekly", MOST_OPENINGS);
        ShopRefused.unless(closedDays.size() <= MOST_CLOSED_DAYS, Reason.TOO_MANY, "closedDays", MOST_CLOSED_DAYS);
        ShopRefused.unless(!overlap(weekly), Reason.HOURS_OVERLAP);
    }

    /// Neighbours in time are enough to compare, the last of the week with the first of the next one too.
    private static boolean overlap(List<Opening> weekly) {
        var inOrder = weekly.stream()
                .sorted(Comparator.comparingInt(Opening::startMinute))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            boolean last = i == inOrder.size() - 1;
            int next = last
                    ? inOrder.getFirst().startMinute() + MINUTES_A_WEEK
                    : inOrder.get(i + 1).startMinute();
            if (inOrder.get(i).endMinute() > next) {
                return true;
            }
        }
        return false;
    }

    /// Whether a customer may order at that moment, as far as the hours go.
    public boolean isOpen(Instant now) {
        if (closedUntil.isPresent() && now.isBefore(closedUntil.get())) {
            return false;
        }
        var moment = LocalDateTime.ofInstant(now, SEOUL);
        var today = moment.toLocalDate();
        return isOpen(today, moment) || isOpen(today.minusDays(1), moment);
    }

    /// Within the hours that began on `date`.
    private boolean isOpen(LocalDate date, LocalDateTime moment) {
        return !closedDays.contains(date)
                && weekly.stream().anyMatch(it -> it.day() == date.getDayOfWeek() && it.covers(date, moment));
    }

    public Hours closedUntil(Optional<Instant> until) {
        return new Hours(weekly, closedDays, until);
    }
}
