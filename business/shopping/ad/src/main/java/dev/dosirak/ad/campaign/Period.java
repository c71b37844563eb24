package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Seoul;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// When a campaign runs: from the first moment on, up to and without the last. At most 90 days, in milliseconds.
public record Period(Instant from, Instant to) {

    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration FARTHEST_START = Duration.ofDays(365);

    public Period {
        from = from.truncatedTo(ChronoUnit.MILLIS);
        to = to.truncatedTo(ChronoUnit.MILLIS);
        var length = Duration.between(from, to);
        Refused.unless(
                length.isPositive() && length.compareTo(LONGEST) <= 0,
                CampaignRefusal.PERIOD_OUT_OF_RANGE,
                LONGEST.toDays());
    }

    /// @throws Refused when it began before `now` or begins in more than a year
    void mustBegin(Instant now) {
        Refused.unless(
                !from.isBefore(now) && Duration.between(now, from).compareTo(FARTHEST_START) <= 0,
                CampaignRefusal.START_OUT_OF_RANGE,
                FARTHEST_START.toDays());
    }

    /// @throws Refused when the new last moment has passed
    Period until(Instant end, Instant now) {
        Refused.unless(end.isAfter(now), CampaignRefusal.END_HAS_PASSED, end);
        return new Period(from, end);
    }

    public boolean hasBegun(Instant now) {
        return !now.isBefore(from);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(to);
    }

    /// Whether an ad could be seen on that day, however its end was moved meanwhile.
    boolean mayCover(LocalDate day) {
        return !day.isBefore(Seoul.dayOf(from)) && !day.isAfter(Seoul.dayOf(from.plus(LONGEST)));
    }
}
