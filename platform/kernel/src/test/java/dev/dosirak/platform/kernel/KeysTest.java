package dev.dosirak.platform.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeysTest {

    static final String FIRST = "the first secret that was there";
    static final String SECOND = "the secret that came after it";

    @Test
    void aPurposeHasAKeyThatNoOtherHas() {
        var keys = Keys.of(FIRST);

        assertThat(keys.current("sealing", "AES")).isEqualTo(Keys.of(FIRST).current("sealing", "AES"));
        assertThat(keys.current("sealing", "AES")).isNotEqualTo(keys.current("signing", "AES"));
        assertThat(keys.current("sealing", "AES").getEncoded()).hasSize(32).isNotEqualTo(FIRST.getBytes(UTF_8));
    }

    /// Whoever derives otherwise cannot read what we have sealed: HKDF-SHA256, no salt, the purpose as info.
    @Test
    void theDerivationIsThatOfRfc5869() {
        assertThat(HexFormat.of()
                        .formatHex(Keys.of("secret").current("purpose", "AES").getEncoded()))
                .isEqualTo("eced7de97c6f9dd8c7c842b5a550832f39290b6fa8c17658b4eea5226819c4c0");
    }

    @Test
    void theLatestSecretMakesAndEveryOneOpens() {
        var rotated = Keys.of(SECOND, FIRST, "");

        assertThat(rotated.current("sealing", "AES")).isEqualTo(Keys.of(SECOND).current("sealing", "AES"));
        assertThat(rotated.all("sealing", "AES"))
                .containsExactly(
                        Keys.of(SECOND).current("sealing", "AES"),
                        Keys.of(FIRST).current("sealing", "AES"));
        assertThat(Keys.of(FIRST).after(SECOND).all("sealing", "AES")).isEqualTo(rotated.all("sealing", "AES"));
        assertThat(Keys.of(FIRST).after("").all("sealing", "AES")).hasSize(1);
        assertThatThrownBy(() -> Keys.of("", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenIsAddressedToOneService() {
        var token = new ServiceToken(
                        "order", Keys.of(FIRST), Clock.fixed(Instant.parse("2026-11-30T03:00:00Z"), ZoneOffset.UTC))
                .issue("shop");

        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8))
                .isEqualTo("""
                        {"iss":"dosirak-service","aud":"shop","sub":"order","iat":1796007600,"exp":1796007900}""");
    }
}
