package dev.dosirak.ad.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What has been counted of every campaign, day by day.
public interface DailyTotals {

    /// A day on which nothing was counted has a tally of nothing.
    DailyTotal find(UUID campaign, LocalDate day);

    /// In order of day, the days on which something was counted.
    List<DailyTotal> all(UUID campaign);

    /// Puts it in the place of what was known of its day. The campaign must be held.
    void save(UUID campaign, DailyTotal dailyTotal);
}
