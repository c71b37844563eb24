package dev.dosirak.platform.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;

class TokenDecodersTest {

    static final String SECRET = "a secret that all services of this test share";
    static final String FORMER = "the secret that they shared before this one";

    @Test
    void aServiceBelievesWhatIsSaidToIt() {
        assertThat(subject(SECRET, "shop")).isEqualTo("order");
        assertThat(subject(FORMER, "shop"))
                .as("while the former secret is named")
                .isEqualTo("order");
    }

    @Test
    void whatWasSaidToAnotherOpensNothing() {
        assertThatThrownBy(() -> subject(SECRET, "payment")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> subject(SECRET, "dosirak-internal")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void norWhatIsSignedWithAnotherSecret() {
        assertThatThrownBy(() -> subject("a secret that nobody has ever shared", "shop"))
                .isInstanceOf(BadJwtException.class);
    }

    private static String subject(String secret, String listener) {
        var token = new ServiceToken("order", Keys.of(secret), Clock.systemUTC()).issue(listener);
        var jwt = TokenDecoders.ofServices("shop", Keys.of(SECRET, FORMER), Clock.systemUTC())
                .decode(token);
        return Objects.requireNonNull(jwt.getSubject());
    }
}
