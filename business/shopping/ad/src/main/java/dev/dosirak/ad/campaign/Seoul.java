package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.OpeningHours;
import java.time.Instant;
import java.time.LocalDate;

/// Days as they begin and end in Seoul: budgets and figures are by such a day.
final class Seoul {

    private Seoul() {}

    static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, OpeningHours.SEOUL);
    }

    static Instant midnightAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(OpeningHours.SEOUL).toInstant();
    }
}
