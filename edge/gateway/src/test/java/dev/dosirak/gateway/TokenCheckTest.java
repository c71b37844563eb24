package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@GatewayTest
class TokenCheckTest {

    static final Instant NOW = Instant.now();

    @Autowired
    Environment environment;

    TestClient testClient = new TestClient("0");

    @BeforeEach
    void find() {
        testClient = new TestClient(environment.getRequiredProperty("local.server.port"));
    }

    static Stream<Named<String>> badTokens() {
        var claims = TokenForge.claims().build();
        return Stream.of(
                Named.of("no token", ""),
                Named.of("an empty one", "Bearer "),
                Named.of("rubbish", "Bearer rubbish"),
                Named.of("another scheme", "Basic " + TokenForge.good()),
                Named.of("unsigned", "Bearer " + TokenForge.unsigned()),
                Named.of("signed with the public key as secret", "Bearer " + TokenForge.signedWithThePublicKey()),
                Named.of("a service's", "Bearer " + TokenForge.ofService()),
                Named.of("of another issuer", "Bearer " + TokenForge.signed(it -> it.issuer("evil"))),
                Named.of("for another audience", "Bearer " + TokenForge.signed(it -> it.audience("bank"))),
                Named.of("for no audience", "Bearer " + TokenForge.signed(it -> it.audience((String) null))),
                Named.of("without end", "Bearer " + TokenForge.signed(it -> it.expirationTime(null))),
                Named.of(
                        "over for 61 seconds",
                        "Bearer " + TokenForge.signed(it -> it.expirationTime(Date.from(NOW.minusSeconds(61))))),
                Named.of(
                        "not yet good",
                        "Bearer " + TokenForge.signed(it -> it.notBeforeTime(Date.from(NOW.plusSeconds(300))))),
                Named.of("tampered with", "Bearer " + TokenForge.tampered()),
                Named.of(
                        "by another key of the same name",
                        "Bearer " + TokenForge.signed(TokenForge.THEIRS, it -> it, claims)),
                Named.of(
                        "with its own key inside",
                        "Bearer "
                                + TokenForge.signed(
                                        TokenForge.THEIRS, it -> it.jwk(TokenForge.THEIRS.toPublicJWK()), claims)),
                Named.of(
                        "with an address of keys inside",
                        "Bearer "
                                + TokenForge.signed(
                                        TokenForge.THEIRS,
                                        it -> it.jwkURL(java.net.URI.create("http://localhost:1/keys")),
                                        claims)),
                Named.of(
                        "an identity token",
                        "Bearer "
                                + TokenForge.signed(
                                        TokenForge.OURS, it -> it.type(com.nimbusds.jose.JOSEObjectType.JWT), claims)),
                Named.of("of no type", "Bearer " + TokenForge.signed(TokenForge.OURS, it -> it.type(null), claims)),
                Named.of("of five parts", "Bearer " + TokenForge.good() + ".a.b"),
                Named.of("of two dots only", "Bearer .."),
                Named.of("of other letters", "Bearer " + TokenForge.good().replaceFirst("\\.", "~.")),
                Named.of("filled up", "Bearer " + TokenForge.good() + "=="),
                Named.of("without signature", "Bearer " + TokenForge.good().replaceFirst("[^.]+$", "")),
                Named.of("too long", "Bearer " + TokenForge.signed(it -> it.claim("more", "x".repeat(4000)))));
    }

    @ParameterizedTest
    @MethodSource
    void badTokens(String authorization) {
        int before = StubServices.ORDER.asked.get();
        var request = testClient.asking("/api/v1/orders");

        var answer =
                testClient.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("type")).isEqualTo("urn:dosirak:problem:no-valid-token");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(StubServices.ORDER.asked.get()).isEqualTo(before);
    }

    @Test
    void twoTokensAtOnceAreNone() {
        var answer = testClient.send(
                testClient.member("/api/v1/orders").header("Authorization", "Bearer " + TokenForge.good()));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aTokenInTheAddressIsNone() {
        assertThat(testClient
                        .get("/api/v1/orders?access_token=" + TokenForge.good())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aGoodTokenPassesHoweverItsSchemeIsWrittenAndGoesOnToTheService() {
        var token = TokenForge.good();

        var answer = testClient.send(testClient.asking("/api/v1/orders").header("Authorization", "bearer " + token));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sent("authorization")).isEqualTo("bearer " + token);
    }

    @Test
    void clocksMayDifferBySeconds() {
        var token = TokenForge.signed(
                it -> it.expirationTime(Date.from(Instant.now().minusSeconds(10))));

        assertThat(testClient
                        .send(testClient.asking("/api/v1/orders").header("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherHeaderFieldOfATokenDoesNotHarm() {
        var odd = TokenForge.signed(
                TokenForge.OURS,
                it -> it.customParam("x", "y"),
                TokenForge.claims().build());

        assertThat(testClient
                        .send(testClient.asking("/api/v1/orders").header("Authorization", "Bearer " + odd))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theOpenDoorsNeedNoTokenAndABadOneIsLeftThere() {
        var login = testClient.send(testClient
                .asking("/api/v1/tokens")
                .header("Authorization", "Bearer expired")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(login.status()).isEqualTo(200);
        assertThat(login.sent("authorization")).isEmpty();
        assertThat(testClient.get("/api/v1/storefront/shops/1").status()).isEqualTo(200);
        assertThat(testClient.get("/.well-known/jwks.json").json().path("keys")).isNotEmpty();
        assertThat(testClient.get("/api/v1/members").status()).isEqualTo(401);
        assertThat(testClient
                        .send(testClient
                                .asking("/api/v1/storefront/shops")
                                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aNewKeyIsFetchedWhenItFirstSigns() {
        testClient.asMember("/api/v1/orders");
        StubServices.IDENTITY.jwks = TokenForge.jwks(TokenForge.ROTATED, TokenForge.OURS);

        var token = TokenForge.signed(
                TokenForge.ROTATED, it -> it, TokenForge.claims().build());
        var answer = testClient.send(testClient.asking("/api/v1/orders").header("Authorization", "Bearer " + token));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(testClient.asMember("/api/v1/orders").status()).isEqualTo(200);
    }
}
