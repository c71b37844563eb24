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

    Visitor visitor = new Visitor("0");

    @BeforeEach
    void find() {
        visitor = new Visitor(environment.getRequiredProperty("local.server.port"));
    }

    static Stream<Named<String>> badTokens() {
        var claims = Forge.claims().build();
        return Stream.of(
                Named.of("no token", ""),
                Named.of("an empty one", "Bearer "),
                Named.of("rubbish", "Bearer rubbish"),
                Named.of("another scheme", "Basic " + Forge.good()),
                Named.of("unsigned", "Bearer " + Forge.unsigned()),
                Named.of("signed with the public key as secret", "Bearer " + Forge.signedWithThePublicKey()),
                Named.of("a service's", "Bearer " + Forge.ofService()),
                Named.of("of another issuer", "Bearer " + Forge.signed(it -> it.issuer("evil"))),
                Named.of("for another audience", "Bearer " + Forge.signed(it -> it.audience("bank"))),
                Named.of("for no audience", "Bearer " + Forge.signed(it -> it.audience((String) null))),
                Named.of("without end", "Bearer " + Forge.signed(it -> it.expirationTime(null))),
                Named.of(
                        "over for 61 seconds",
                        "Bearer " + Forge.signed(it -> it.expirationTime(Date.from(NOW.minusSeconds(61))))),
                Named.of(
                        "not yet good",
                        "Bearer " + Forge.signed(it -> it.notBeforeTime(Date.from(NOW.plusSeconds(300))))),
                Named.of("tampered with", "Bearer " + Forge.tampered()),
                Named.of("by another key of the same name", "Bearer " + Forge.signed(Forge.THEIRS, it -> it, claims)),
                Named.of(
                        "with its own key inside",
                        "Bearer " + Forge.signed(Forge.THEIRS, it -> it.jwk(Forge.THEIRS.toPublicJWK()), claims)),
                Named.of(
                        "with an address of keys inside",
                        "Bearer "
                                + Forge.signed(
                                        Forge.THEIRS,
                                        it -> it.jwkURL(java.net.URI.create("http://localhost:1/keys")),
                                        claims)),
                Named.of(
                        "an identity token",
                        "Bearer "
                                + Forge.signed(
                                        Forge.OURS, it -> it.type(com.nimbusds.jose.JOSEObjectType.JWT), claims)),
                Named.of("of no type", "Bearer " + Forge.signed(Forge.OURS, it -> it.type(null), claims)),
                Named.of("of five parts", "Bearer " + Forge.good() + ".a.b"),
                Named.of("of two dots only", "Bearer .."),
                Named.of("of other letters", "Bearer " + Forge.good().replaceFirst("\\.", "~.")),
                Named.of("filled up", "Bearer " + Forge.good() + "=="),
                Named.of("without signature", "Bearer " + Forge.good().replaceFirst("[^.]+$", "")),
                Named.of("too long", "Bearer " + Forge.signed(it -> it.claim("more", "x".repeat(4000)))));
    }

    @ParameterizedTest
    @MethodSource
    void badTokens(String authorization) {
        int before = Town.ORDER.asked.get();
        var request = visitor.asking("/api/v1/orders");

        var answer = visitor.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("type")).isEqualTo("urn:dosirak:problem:no-valid-token");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(Town.ORDER.asked.get()).isEqualTo(before);
    }

    @Test
    void twoTokensAtOnceAreNone() {
        var answer = visitor.send(visitor.member("/api/v1/orders").header("Authorization", "Bearer " + Forge.good()));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aTokenInTheAddressIsNone() {
        assertThat(visitor.get("/api/v1/orders?access_token=" + Forge.good()).status())
                .isEqualTo(401);
    }

    @Test
    void aGoodTokenPassesHoweverItsSchemeIsWrittenAndGoesOnToTheService() {
        var token = Forge.good();

        var answer = visitor.send(visitor.asking("/api/v1/orders").header("Authorization", "bearer " + token));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sent("authorization")).isEqualTo("bearer " + token);
    }

    @Test
    void clocksMayDifferBySeconds() {
        var token = Forge.signed(it -> it.expirationTime(Date.from(Instant.now().minusSeconds(10))));

        assertThat(visitor.send(visitor.asking("/api/v1/orders").header("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherHeaderFieldOfATokenDoesNotHarm() {
        var odd = Forge.signed(
                Forge.OURS, it -> it.customParam("x", "y"), Forge.claims().build());

        assertThat(visitor.send(visitor.asking("/api/v1/orders").header("Authorization", "Bearer " + odd))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theOpenDoorsNeedNoTokenAndABadOneIsLeftThere() {
        var login = visitor.send(visitor.asking("/api/v1/tokens")
                .header("Authorization", "Bearer expired")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(login.status()).isEqualTo(200);
        assertThat(login.sent("authorization")).isEmpty();
        assertThat(visitor.get("/api/v1/storefront/shops/1").status()).isEqualTo(200);
        assertThat(visitor.get("/.well-known/jwks.json").json().path("keys")).isNotEmpty();
        assertThat(visitor.get("/api/v1/members").status()).isEqualTo(401);
        assertThat(visitor.send(visitor.asking("/api/v1/storefront/shops")
                                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aNewKeyIsFetchedWhenItFirstSigns() {
        visitor.asMember("/api/v1/orders");
        Town.IDENTITY.jwks = Forge.jwks(Forge.ROTATED, Forge.OURS);

        var token = Forge.signed(Forge.ROTATED, it -> it, Forge.claims().build());
        var answer = visitor.send(visitor.asking("/api/v1/orders").header("Authorization", "Bearer " + token));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(visitor.asMember("/api/v1/orders").status()).isEqualTo(200);
    }
}
