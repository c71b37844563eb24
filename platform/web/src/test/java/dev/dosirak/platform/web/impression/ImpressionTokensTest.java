package dev.dosirak.platform.web.impression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.web.security.SecuritySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImpressionTokensTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final UUID CAMPAIGN = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");
    private static final String KEY = "a key that only services know, long enough";

    private static ImpressionTokens at(Instant now, String key) {
        return new ImpressionTokens(
                new SecuritySettings("dosirak", "dosirak", ServiceAddresses.of("http://localhost:1"), key, List.of()),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aShownAdCanBeOpenedForHalfAnHour() {
        var token = at(NOON, KEY).issue(CAMPAIGN);

        assertThat(at(NOON.plus(ImpressionTokens.LIFE), KEY).campaign(token)).contains(CAMPAIGN);
        assertThat(at(NOON.plus(ImpressionTokens.LIFE).plusSeconds(1), KEY).campaign(token))
                .isEmpty();
        assertThat(at(NOON.minus(Duration.ofMinutes(2)), KEY).campaign(token)).isEmpty();
    }

    @Test
    void nobodyElseCanMakeOne() {
        var tokens = at(NOON, KEY);
        var token = Base64.getUrlDecoder().decode(tokens.issue(CAMPAIGN));
        for (int i = 0; i < token.length; i++) {
            var edited = token.clone();
            edited[i] ^= 1;
            assertThat(tokens.campaign(Base64.getUrlEncoder().encodeToString(edited)))
                    .as("byte %d", i)
                    .isEmpty();
        }
        assertThat(tokens.campaign(
                        at(NOON, "another key of somebody else's, as long").issue(CAMPAIGN)))
                .isEmpty();
        for (var no : List.of("", CAMPAIGN.toString(), "x".repeat(48), "=".repeat(48), "가".repeat(48))) {
            assertThat(tokens.campaign(no)).isEmpty();
        }
    }
}
