package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who pays how much for what, and how.
///
/// @param method the registered card that pays; absent when the customer pays in a gateway's window
/// @param instalmentMonths in how many the customer pays the card's company; absent when nobody
///     said so, and in histories from before there were any
public record PaymentBill(
        UUID order,
        UUID customer,
        @Nullable UUID method,
        Won amount,
        @Nullable Integer instalmentMonths) {

    /// All at once.
    public PaymentBill(UUID order, UUID customer, @Nullable UUID method, Won amount) {
        this(order, customer, method, amount, null);
    }

    public boolean inWindow() {
        return method == null;
    }

    /// 0 for all at once, as gateways have it.
    public int months() {
        return instalmentMonths == null ? 0 : instalmentMonths;
    }

    /// Whether the customer pays in as many months as was said. Who said nothing may have chosen in the
    /// window, and what a gateway does not say is not held against it.
    ///
    /// @param shown by the gateway; 0 for all at once
    public boolean isPaidIn(OptionalInt shown) {
        return shown.isEmpty() || shown.getAsInt() == months() || inWindow() && instalmentMonths == null;
    }
}
