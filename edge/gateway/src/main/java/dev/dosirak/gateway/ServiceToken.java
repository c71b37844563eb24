package dev.dosirak.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/// The gateway's word for itself towards a service, as services give it to each other.
final class ServiceToken {

    static final String ISSUER = "dosirak-service";
    static final String AUDIENCE = "dosirak-internal";
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final String key;
    private final Clock clock;

    /// @param key that only services know
    ServiceToken(String key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /// A fresh bearer token for `/internal/**` of any service.
    String issue() {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("gateway")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(key.getBytes(UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException("The service key does not sign", e);
        }
        return token.serialize();
    }
}
