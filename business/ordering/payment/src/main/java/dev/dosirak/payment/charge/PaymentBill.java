package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who pays how much for what, and how.
///
/// @param method the registered card that pays; absent when the customer pays in a gateway's window
public record PaymentBill(
        UUID order, UUID customer, @Nullable UUID method, Won amount) {

    public boolean inWindow() {
        return method == null;
    }
}
