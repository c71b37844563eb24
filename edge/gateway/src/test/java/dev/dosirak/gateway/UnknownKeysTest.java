package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.tokens.TokenDecoders;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/// Tokens that name a key which nobody has.
class UnknownKeysTest {

    final Service identity = new Service("identity");

    @Test
    void anInventedKeyIsNoKeyHoweverOftenItComesAndIsNotLookedForEachTime() {
        identity.jwks = TokenForge.jwks(TokenForge.OURS);
        var decoder = decoder(identity.url());

        for (int guess = 0; guess < 20; guess++) {
            assertThatThrownBy(() -> decoder.decode(by(UUID.randomUUID().toString())))
                    .isInstanceOf(BadJwtException.class);
        }

        assertThat(identity.keysServed.get()).isLessThan(5);
        assertThat(decoder.decode(TokenForge.good()).getSubject()).isNotEmpty();
    }

    @Test
    void whoHasNoKeysAtAllCannotTell() {
        var decoder = decoder("http://localhost:1");

        for (int guess = 0; guess < 3; guess++) {
            assertThatThrownBy(() -> decoder.decode(TokenForge.good()))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    private static String by(String kid) {
        var key = new RSAKey.Builder(TokenForge.THEIRS).keyID(kid).build();
        return TokenForge.signed(key, it -> it, TokenForge.claims().build());
    }

    private static JwtDecoder decoder(String identity) {
        return TokenDecoders.ofMembers(ServiceAddresses.of(identity), "dosirak", "dosirak", Clock.systemUTC());
    }
}
