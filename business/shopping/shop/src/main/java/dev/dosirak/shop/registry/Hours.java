package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Refused;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The [opening hours][OpeningHours] that an owner may keep, in the order in which he gave them.
///
/// @param weekly the regular hours; several a day for a shop with a break
/// @param closedDays on which the shop does not open at all; the night before still ends as usual
/// @param closedUntil the shop is closed for now, until then
public record Hours(List<Span> weekly, List<LocalDate> closedDays, Optional<Instant> closedUntil) {

    private static final int MOST_OPENINGS = 50;
    private static final int MOST_CLOSED_DAYS = 400;
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

    public Hours {
        weekly = List.copyOf(weekly);
        closedDays = List.copyOf(closedDays);
        Refused.unless(weekly.size() <= MOST_OPENINGS, ShopRefusal.TOO_MANY, "weekly", MOST_OPENINGS);
        Refused.unless(closedDays.size() <= MOST_CLOSED_DAYS, ShopRefusal.TOO_MANY, "closedDays", MOST_CLOSED_DAYS);
        Refused.unless(!overlap(weekly), ShopRefusal.HOURS_OVERLAP);
    }

    /// @param open as on the shop's door, where 24:30 is half past midnight of the next day; `close` alike
    /// @throws Refused when one of them is no time, or they are more than a day apart
    public static Span opening(DayOfWeek day, String open, String close) {
        var begin = WallTime.of(open);
        var end = WallTime.of(close);
        var opening = new Span(begin.isNextDay() ? day.plus(1) : day, begin.onTheClock(), end.onTheClock());
        Refused.unless(
                begin.isNextDay() || !end.isNextDay() || opening.goesPastMidnight(), ShopRefusal.TIME_FORMAT, close);
        return opening;
    }

    /// Neighbours in time are enough to compare, the last of the week with the first of the next one too.
    private static boolean overlap(List<Span> weekly) {
        var inOrder = weekly.stream()
                .sorted(Comparator.comparingInt(Hours::startMinute))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            boolean last = i == inOrder.size() - 1;
            int next = last ? startMinute(inOrder.getFirst()) + MINUTES_A_WEEK : startMinute(inOrder.get(i + 1));
            if (endMinute(inOrder.get(i)) > next) {
                return true;
            }
        }
        return false;
    }

    private static int startMinute(Span it) {
        return (it.day().getValue() - 1) * MINUTES_A_DAY + minuteOf(it.open());
    }

    private static int endMinute(Span it) {
        return (it.day().getValue() - 1) * MINUTES_A_DAY
                + minuteOf(it.close())
                + (it.goesPastMidnight() ? MINUTES_A_DAY : 0);
    }

    private static int minuteOf(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    public Hours closedUntil(Optional<Instant> until) {
        return new Hours(weekly, closedDays, until);
    }
}
