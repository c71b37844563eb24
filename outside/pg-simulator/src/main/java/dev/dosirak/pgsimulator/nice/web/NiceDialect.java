package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.Credentials;
import dev.dosirak.pgsimulator.gateway.Dialect;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.MerchantKeys;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Client and secret key by HTTP Basic, or a token; a no is mostly HTTP 200 with a code.
@Component
class NiceDialect implements Dialect {

    private final Credentials credentials;
    private final NiceTokens tokens;

    NiceDialect(MerchantKeys keys, NiceTokens tokens) {
        this.credentials = Credentials.basic(keys.niceClientKey(), keys.niceSecretKey());
        this.tokens = tokens;
    }

    /// How it says no on the wire.
    record NiceNo(String resultCode, String resultMsg) {}

    @Override
    public GatewayName gateway() {
        return GatewayName.NICE;
    }

    @Override
    public boolean isMerchant(@Nullable String authorization) {
        return credentials.match(authorization) || tokens.isValid(authorization);
    }

    @Override
    public No no(Reason reason) {
        var result = NiceResult.of(reason);
        return new No(result.status(), new NiceNo(result.code(), result.message()));
    }
}
