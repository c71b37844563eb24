package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a campaign may spend per day. Counts come late, so it remembers what was allowed on days that are past.
///
/// @param since the amount by the first day on which it holds; never empty
public record Budget(SortedMap<LocalDate, Won> since) {

    private static final Won LEAST = Won.of(1_000);
    private static final Won MOST = Won.of(10_000_000);

    public Budget {
        since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
        if (since.isEmpty()) {
            throw new IllegalArgumentException("A budget says how much from some day on");
        }
    }

    /// @throws Refused when that is too little or too much
    static Budget of(Won daily, LocalDate today) {
        return new Budget(new TreeMap<>(Map.of(today, acceptable(daily))));
    }

    /// Holds today and from then on; days that are past keep what was allowed on them.
    ///
    /// @throws Refused when that is too little or too much
    Budget changed(Won daily, LocalDate today) {
        var changed = new TreeMap<>(since);
        if (!acceptable(daily).equals(daily())) {
            changed.put(today, daily);
        }
        return new Budget(changed);
    }

    private static Won acceptable(Won daily) {
        Refused.unless(
                daily.compareTo(LEAST) >= 0 && daily.compareTo(MOST) <= 0,
                CampaignRefusal.BUDGET_OUT_OF_RANGE,
                LEAST.amount(),
                MOST.amount());
        return daily;
    }

    /// As it was set last.
    public Won daily() {
        return since.lastEntry().getValue();
    }

    /// As it was at the end of that day.
    Won on(LocalDate day) {
        var until = since.headMap(day.plusDays(1));
        return until.isEmpty()
                ? since.firstEntry().getValue()
                : until.lastEntry().getValue();
    }
}
