package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;

/// Money that a gateway has taken for us.
///
/// @param pg which gateway
/// @param paymentKey the gateway's name for it
public record Capture(String pg, String paymentKey, Won amount) {

    public Capture {
        pg = GatewayNames.current(pg);
    }
}
