package dev.dosirak.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;

/// Makes tokens: good ones, and all the bad ones that somebody might try.
public final class TokenForge {

    public static final String SERVICE_KEY = "a-key-that-only-services-under-test-know";
    static final RSAKey OURS = key("ours");
    static final RSAKey ROTATED = key("rotated");
    static final RSAKey THEIRS = key("ours");

    private TokenForge() {}

    static String jwks(RSAKey... keys) {
        return new JWKSet(java.util.Arrays.stream(keys)
                        .map(it -> (com.nimbusds.jose.jwk.JWK) it)
                        .toList())
                .toString(true);
    }

    static JWTClaimsSet.Builder claims() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("dosirak")
                .audience("dosirak")
                .subject("01a2b3c4-0000-7000-8000-000000000001")
                .claim("role", "customer")
                .issueTime(Date.from(now.minusSeconds(300)))
                .expirationTime(Date.from(now.plusSeconds(900)));
    }

    static String good() {
        return signed(it -> it);
    }

    static String signed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(OURS, it -> it, change.apply(claims()).build());
    }

    static String signed(RSAKey key, UnaryOperator<JWSHeader.Builder> change, JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID());
        try {
            return sign(change.apply(header).build(), claims, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned() {
        return encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "."
                + encoded(claims().build().toString()) + ".";
    }

    /// The public key taken for a shared secret.
    static String signedWithThePublicKey() {
        try {
            return hmac(OURS.toRSAPublicKey().getEncoded(), claims().build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String ofService() {
        return new ServiceToken("command", Keys.of(SERVICE_KEY), Clock.systemUTC()).issue("gateway");
    }

    static String tampered() {
        var parts = good().split("\\.");
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("customer", "operator");
        return parts[0] + "." + encoded(payload) + "." + parts[2];
    }

    private static String hmac(byte[] secret, JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("ours")
                .build();
        try {
            return sign(header, claims, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static RSAKey key(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
