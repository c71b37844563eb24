package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.Credentials;
import dev.dosirak.pgsimulator.gateway.Dialect;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Idempotency;
import dev.dosirak.pgsimulator.gateway.MerchantKeys;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.platform.kernel.OneOf;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The secret key is the user name of HTTP Basic, the password is empty; a no is an error of HTTP with a code.
@Component
class TossDialect implements Dialect {

    static final Idempotency IDEMPOTENCY =
            new Idempotency(GatewayName.TOSS, Pattern.compile("(?=.*\\S).{1,300}"), Duration.ofDays(15));

    private final Credentials credentials;

    TossDialect(MerchantKeys keys) {
        this.credentials = Credentials.basic(keys.secretKey(), "");
    }

    /// How it says no on the wire.
    record TossError(@OneOf(constantsOf = TossCode.class) String code, String message) {}

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
        return new No(code.status(), new TossError(code.name(), code.message()));
    }
}
