package dev.dosirak.order.lifecycle;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import org.jspecify.annotations.Nullable;

/// In how many months a credit card may be paid, as all card companies in Korea have it. Whether a
/// card can, its company says.
final class Instalments {

    static final Won SMALLEST_TOTAL = Won.of(50_000);
    static final int FEWEST_MONTHS = 2;
    static final int MOST_MONTHS = 12;

    private Instalments() {}

    /// @param months absent for all at once
    /// @throws Refused when nobody pays so much in so many months
    static void requirePossible(@Nullable Integer months, Won total) {
        Refused.unless(
                months == null
                        || months >= FEWEST_MONTHS && months <= MOST_MONTHS && total.compareTo(SMALLEST_TOTAL) >= 0,
                OrderRefusal.INSTALMENTS_NOT_POSSIBLE,
                SMALLEST_TOTAL.amount(),
                FEWEST_MONTHS,
                MOST_MONTHS);
    }
}
