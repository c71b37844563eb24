package dev.dosirak.platform.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/// A service's word for itself towards another: short-lived, signed with the key that only services
/// know, so that asking each other needs nobody else to be alive.
public final class ServiceToken {

    static final String ISSUER = "dosirak-service";
    static final String AUDIENCE = "dosirak-internal";
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final String service;
    private final String key;
    private final Clock clock;

    public ServiceToken(String service, SecuritySettings settings, Clock clock) {
        this.service = service;
        this.key = settings.serviceKey();
        this.clock = clock;
    }

    /// A fresh bearer token for `/internal/**` of any service.
    public String issue() {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(service)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException("The service key does not sign", e);
        }
        return token.serialize();
    }
}
