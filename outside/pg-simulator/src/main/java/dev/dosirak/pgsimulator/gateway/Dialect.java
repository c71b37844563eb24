package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import org.jspecify.annotations.Nullable;

/// How a gateway knows its merchants, and how it says no to them.
public interface Dialect {

    GatewayName gateway();

    /// @param authorization the header; null when there was none
    boolean isMerchant(@Nullable String authorization);

    No no(Reason reason);

    /// @param body as it goes over the wire
    record No(int status, Object body) {}
}
