package dev.dosirak.pgsimulator.portone.web;

import com.fasterxml.jackson.annotation.JsonInclude;
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

/// An API secret under a scheme of its own; a no is an error of HTTP with a type.
@Component
class PortOneDialect implements Dialect {

    static final Idempotency IDEMPOTENCY = new Idempotency(
            GatewayName.PORTONE, Pattern.compile("\"[\\x20\\x21\\x23-\\x7e]{16,256}\""), Duration.ofHours(3));

    private final Credentials credentials;

    PortOneDialect(MerchantKeys keys) {
        this.credentials = Credentials.of("PortOne", keys.portoneSecretKey());
    }

    /// How it says no on the wire.
    ///
    /// @param pgCode of the company behind, with `PG_PROVIDER` only
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PortOneError(
            @OneOf(constantsOf = PortOneType.class) String type,
            String message,
            @Nullable String pgCode,
            @Nullable String pgMessage) {}

    @Override
    public GatewayName gateway() {
        return GatewayName.PORTONE;
    }

    @Override
    public boolean isMerchant(@Nullable String authorization) {
        return credentials.match(authorization);
    }

    @Override
    public No no(Reason reason) {
        var type = PortOneType.of(reason);
        if (type != PortOneType.PG_PROVIDER) {
            return new No(type.status(), new PortOneError(type.name(), type.message(), null, null));
        }
        var provider = PortOneProvider.of(reason);
        return new No(
                type.status(), new PortOneError(type.name(), type.message(), provider.pgCode(), provider.pgMessage()));
    }
}
