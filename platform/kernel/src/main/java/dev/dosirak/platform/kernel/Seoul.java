package dev.dosirak.platform.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The clocks on the wall: all business is done by Seoul's, and a day begins and ends there.
public final class Seoul {

    public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private Seoul() {}

    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    public static Instant midnightAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
