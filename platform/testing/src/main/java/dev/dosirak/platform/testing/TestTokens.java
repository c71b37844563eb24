package dev.dosirak.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// Signs in for tests: real tokens by a real key, which services under test fetch over real HTTP.
public final class TestTokens {

    private static final int KEY_BITS = 2048;
    private static final int OK = 200;

    private static volatile String audience = "";

    private TestTokens() {}

    private static final class Issuer {
        static final RSAKey KEY = key();
        static final String URI = serve(new JWKSet(KEY.toPublicJWK()).toString(true));
    }

    /// The bearer token of a member.
    ///
    /// @param role `customer`, `owner`, `rider` or `operator`
    public static String of(String role, UUID member) {
        return sign(claims(role, member).build());
    }

    /// Claims as identity would make them, to be spoilt by a test.
    public static JWTClaimsSet.Builder claims(String role, UUID member) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("dosirak")
                .audience("dosirak")
                .subject(member.toString())
                .claim("role", role)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(900)));
    }

    public static String sign(JWTClaimsSet claims) {
        return sign(claims, Issuer.KEY.getKeyID());
    }

    /// Signed in the name of a key that nobody has published.
    public static String withKeyId(String kid, String role, UUID member) {
        return sign(claims(role, member).build(), kid);
    }

    private static String sign(JWTClaimsSet claims, String kid) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(kid)
                .build();
        return signed(new SignedJWT(header, claims), "");
    }

    /// What services say of themselves to each other's internal endpoints.
    ///
    /// @param serviceKey the service's `dosirak.security.service-key`
    public static String ofService(String name, String serviceKey) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("dosirak-service")
                .audience(audience)
                .subject(name)
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        return signed(new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims), serviceKey);
    }

    /// The service under test, to whom the tokens of services are addressed.
    static void setAudience(String service) {
        audience = service;
    }

    private static SecretKey ofTokens(String serviceKey) {
        try {
            var derivation = HKDFParameterSpec.ofExtract()
                    .addIKM(serviceKey.getBytes(StandardCharsets.UTF_8))
                    .thenExpand("dosirak service token".getBytes(StandardCharsets.UTF_8), 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", derivation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String issuer() {
        return Issuer.URI;
    }

    private static String signed(SignedJWT token, String serviceKey) {
        try {
            token.sign(serviceKey.isEmpty() ? new RSASSASigner(Issuer.KEY) : new MACSigner(ofTokens(serviceKey)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String serve(String jwks) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/jwks.json", exchange -> {
                var body = jwks.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(OK, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return "http://localhost:%d".formatted(server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
