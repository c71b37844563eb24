package dev.dosirak.payment.reconciliation;

import dev.dosirak.platform.kernel.Won;
import java.time.DayOfWeek;
import java.time.LocalDate;

/// What our contract with a gateway says of its money.
///
/// @param feeBasisPoints of each amount, in hundredths of a percent, without VAT
/// @param payOutAfter business days from the sale to the pay-out
public record SettlementTerms(int feeBasisPoints, int payOutAfter) {

    /// A cancel stands in a statement after so many business days at the latest.
    public static final int CANCEL_IN_STATEMENT_AFTER = 5;

    private static final int WHOLE = 10_000;
    private static final int TENTH = 10;

    public SettlementTerms {
        if (feeBasisPoints < 0 || feeBasisPoints > WHOLE || payOutAfter < 0) {
            throw new IllegalArgumentException("No terms of a gateway: %d, %d".formatted(feeBasisPoints, payOutAfter));
        }
    }

    /// The share of the amount, to the nearest won, half a won up; the same below zero for what was given back.
    public Won fee(Won amount) {
        return nearest(Math.multiplyExact(amount.amount(), feeBasisPoints), WHOLE);
    }

    /// A tenth of the fee, to the nearest won.
    public static Won vat(Won fee) {
        return nearest(fee.amount(), TENTH);
    }

    public LocalDate payOutDay(LocalDate soldOn) {
        return businessDaysAfter(soldOn, payOutAfter);
    }

    /// Monday to Friday; public holidays only move pay-outs, and nobody is told of them by us.
    public static LocalDate businessDaysAfter(LocalDate day, int count) {
        var at = day;
        for (int passed = 0; passed < count; ) {
            at = at.plusDays(1);
            if (at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY) {
                passed++;
            }
        }
        return at;
    }

    private static Won nearest(long amount, int divisor) {
        long absolute = (Math.abs(amount) * 2 + divisor) / (2L * divisor);
        return Won.of(amount < 0 ? -absolute : absolute);
    }
}
