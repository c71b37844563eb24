package dev.dosirak.pgsimulator.toss;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.pgsimulator.web.ApiKeys;
import dev.dosirak.pgsimulator.web.Credentials;
import dev.dosirak.pgsimulator.web.Dialect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The secret key is the user name of HTTP Basic, the password is empty; a no is an error of HTTP with a code.
@Component
class TossDialect implements Dialect {

    private final Credentials credentials;

    TossDialect(ApiKeys apiKeys) {
        this.credentials = Credentials.basic(apiKeys.toss(), "");
    }

    /// How it says no on the wire.
    record TossError(TossCode code, String message) {}

    @Override
    public GatewayName gateway() {
        return GatewayName.TOSS;
    }

    @Override
    public boolean isMerchant(@Nullable String authorization) {
        return credentials.match(authorization);
    }

    @Override
    public No no(Reason reason) {
        var code = TossCode.of(reason);
        return new No(code.status(), new TossError(code, code.message()));
    }
}
