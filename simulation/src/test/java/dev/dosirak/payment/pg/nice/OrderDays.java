package dev.dosirak.payment.pg.nice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Opens to the simulation for which days NICE is asked. Stands in the package of what it opens.
public final class OrderDays {

    private OrderDays() {}

    public static List<LocalDate> of(UUID order, Instant now) {
        return NiceDays.of(order, now);
    }
}
