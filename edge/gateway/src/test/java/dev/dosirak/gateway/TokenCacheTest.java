package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenCacheTest {

    static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    static final JwtDecoder UNTIL_NOON = token -> Jwt.withTokenValue(token)
            .header("alg", "RS256")
            .subject("mina")
            .expiresAt(NOON)
            .build();

    @Test
    void aGoodTokenIsKnownUntilItEndsAndTheClocksMayDiffer() {
        assertThat(knows(NOON.minusSeconds(1))).isTrue();
        assertThat(knows(NOON.plusSeconds(29))).isTrue();
        assertThat(knows(NOON.plusSeconds(30))).isFalse();
    }

    @Test
    void aBadTokenIsTheCallersFaultAndKeysThatCannotBeHadAreNot() {
        assertThat(answerTo(new BadJwtException("forged"))).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(answerTo(new JwtException("no keys"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static boolean knows(Instant now) {
        var tokens = new TokenCache(UNTIL_NOON, Clock.fixed(now, ZoneOffset.UTC));
        tokens.verify("token").block(Duration.ofSeconds(10));
        return tokens.memberOf("token").equals(Optional.of("mina"))
                && tokens.memberOf("another").isEmpty();
    }

    private static HttpStatus answerTo(JwtException failure) {
        var tokens = new TokenCache(
                _ -> {
                    throw failure;
                },
                Clock.systemUTC());
        var status = new HttpStatus[1];
        assertThatThrownBy(() -> tokens.verify("token").block(Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(GatewayProblem.class, it -> status[0] = it.status());
        return status[0];
    }
}
