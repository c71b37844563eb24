package dev.dosirak.payment.pg.nice;

import dev.dosirak.platform.kernel.Seoul;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The days, in Seoul, on which an order may have been paid: NICE wants to be told one. Our order ids
/// say when they were made; from then on until now, since also a request that hung may have taken the
/// money. Of an order that does not say, it may be today or yesterday.
final class NiceDays {

    private static final int TIMED = 7;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration LONGEST_LOOKED_FOR = Duration.ofDays(7);

    private NiceDays() {}

    static List<LocalDate> of(UUID order, Instant now) {
        if (order.version() != TIMED) {
            return List.of(Seoul.dayOf(now), Seoul.dayOf(now.minus(A_DAY)));
        }
        var made = madeAt(order);
        var latest = now.isBefore(made.plus(LONGEST_LOOKED_FOR)) ? now : made.plus(LONGEST_LOOKED_FOR);
        return Seoul.dayOf(made.minus(CLOCKS_DIFFER))
                .datesUntil(Seoul.dayOf(later(made, latest).plus(CLOCKS_DIFFER)).plusDays(1))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant madeAt(UUID order) {
        return Instant.ofEpochMilli(order.getMostSignificantBits() >>> 16);
    }
}
