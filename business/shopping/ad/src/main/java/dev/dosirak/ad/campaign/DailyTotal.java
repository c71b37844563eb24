package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Won;
import java.time.LocalDate;

/// Everything that was counted of one campaign on one day, and what of it was charged.
///
/// @param day in Seoul
/// @param spent at most what was allowed on the day; what was shown beyond it is counted and given for nothing
public record DailyTotal(LocalDate day, long impressions, long clicks, Won spent) {

    /// Nothing has been counted yet.
    public static DailyTotal of(LocalDate day) {
        return new DailyTotal(day, 0, 0, Won.ZERO);
    }

    /// @param cost of the count
    /// @param budget of the day; may have become less than what was spent before
    DailyTotal plus(AdCount count, Won cost, Won budget) {
        var left = budget.isLessThan(spent) ? Won.ZERO : budget.minus(spent);
        var charged = left.isLessThan(cost) ? left : cost;
        return new DailyTotal(
                day,
                Math.addExact(impressions, count.impressions()),
                Math.addExact(clicks, count.clicks()),
                spent.plus(charged));
    }
}
