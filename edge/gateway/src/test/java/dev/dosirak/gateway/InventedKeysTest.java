package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import dev.dosirak.platform.kernel.ServiceAddresses;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/// Tokens that name a key which nobody has.
class InventedKeysTest {

    final Service identity = new Service("identity");

    @Test
    void anInventedKeyIsNoKeyHoweverOftenItComesAndIsNotLookedForEachTime() {
        identity.jwks = Forge.jwks(Forge.OURS);
        var decoder = decoder(identity.url());

        for (int guess = 0; guess < 20; guess++) {
            assertThatThrownBy(() -> decoder.decode(by(UUID.randomUUID().toString())))
                    .isInstanceOf(BadJwtException.class);
        }

        assertThat(identity.keysServed.get()).isLessThan(5);
        assertThat(decoder.decode(Forge.good()).getSubject()).isNotEmpty();
    }

    @Test
    void whoHasNoKeysAtAllCannotTell() {
        var decoder = decoder("http://localhost:1");

        for (int guess = 0; guess < 3; guess++) {
            assertThatThrownBy(() -> decoder.decode(Forge.good()))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    private static String by(String kid) {
        var key = new RSAKey.Builder(Forge.THEIRS).keyID(kid).build();
        return Forge.signed(key, it -> it, Forge.claims().build());
    }

    private static JwtDecoder decoder(String identity) {
        return TokenDecoders.ofMembers(
                new GatewaySecurity(
                        "dosirak", "dosirak", ServiceAddresses.of(identity), Forge.SERVICE_KEY, "", List.of()),
                Clock.systemUTC());
    }
}
