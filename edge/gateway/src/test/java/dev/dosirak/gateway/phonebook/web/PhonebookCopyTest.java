package dev.dosirak.gateway.phonebook.web;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import dev.dosirak.gateway.StubStorefront;
import dev.dosirak.gateway.StubStorefront.Condition;
import dev.dosirak.gateway.TokenForge;
import dev.dosirak.gateway.phonebook.Phonebook;
import dev.dosirak.gateway.phonebook.PhonebookEntry;
import dev.dosirak.gateway.phonebook.SomeEntries;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhonebookCopyTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final List<PhonebookEntry> ENTRIES = new SomeEntries(7, new Position(37.5663, 126.9779), 0.02).list(120);
    static final Instant LATER = NOON.plusSeconds(3_600);

    @TempDir
    Path folder;

    private StubStorefront stubStorefront;
    private PhonebookCopy copy;

    @BeforeEach
    void start() {
        stubStorefront = new StubStorefront();
        stubStorefront.writes(NOON, ENTRIES);
        copy = started();
    }

    private PhonebookCopy started() {
        var source = new PhonebookSource(
                ServiceAddresses.of(stubStorefront.url()),
                new ServiceToken("gateway", Keys.of(TokenForge.SERVICE_KEY), Clock.systemUTC()));
        var started = new PhonebookCopy(source, new PhonebookFile(folder), Duration.ofMillis(50));
        started.start();
        await().until(() -> started.last().isPresent());
        return started;
    }

    @AfterEach
    void stop() {
        copy.stop();
        stubStorefront.close();
    }

    @Test
    void itAsksAsAServiceAndOnlyForWhatItDoesNotKnow() throws ParseException {
        await().until(() -> stubStorefront.askedWithTag.startsWith("\""));
        var token = SignedJWT.parse(stubStorefront.authorization.replaceFirst("^Bearer ", ""))
                .getJWTClaimsSet();

        assertThat(token.getIssuer()).isEqualTo("dosirak-service");
        assertThat(token.getAudience()).containsExactly("storefront");
        assertThat(token.getSubject()).isEqualTo("gateway");
    }

    @Test
    void aNewBookTakesThePlaceOfTheOldOne() {
        stubStorefront.writes(LATER, ENTRIES.subList(0, 100));

        await().until(() -> last().shops() == 100);
        assertThat(last().asOf()).isEqualTo(LATER);
    }

    @Test
    void whileNothingChangesItIsOnlyFoundToBeRightStill() {
        stubStorefront.confirms(LATER);
        await().until(() -> last().asOf().equals(LATER));
        copy.stop();
        stubStorefront.is(Condition.DEAD);

        copy = started();

        assertThat(last().asOf()).isEqualTo(LATER);
        assertThat(last().shops()).isEqualTo(120);
    }

    @Test
    void aBookThatIsCutOffOrSaysItHasMoreShopsIsNoBook() {
        var fewer = PhonebookText.of(LATER, ENTRIES.subList(0, 100));
        stubStorefront.breaksOffBeforeTheEndOf(fewer);
        untilAskedAgain();
        assertThat(last().shops()).isEqualTo(120);

        stubStorefront.writes(fewer.replace("\"shops\":100", "\"shops\":101"));
        untilAskedAgain();
        assertThat(last().shops()).isEqualTo(120);

        stubStorefront.writes(fewer);
        await().until(() -> last().shops() == 100);
    }

    @Test
    void whileTheStorefrontIsIllTheLastBookStaysAndLaterTheNextOneComes() {
        for (var illness : List.of(Condition.DEAD, Condition.UNAVAILABLE, Condition.BREAKING_OFF)) {
            stubStorefront.is(illness);
            assertThat(last().shops()).isPositive();
        }
        stubStorefront.writes(LATER, ENTRIES.subList(0, 50));
        stubStorefront.is(Condition.WELL);

        await().until(() -> last().shops() == 50);
    }

    @Test
    void aPauseThatIsNoneIsRefused() {
        var url = ServiceAddresses.of(stubStorefront.url());
        assertThatThrownBy(() -> new OfflineSettings(url, folder, ofSeconds(30), ZERO))
                .hasMessageContaining("try-again must be positive");
        assertThatThrownBy(() -> new OfflineSettings(url, folder, ZERO, ofSeconds(2)))
                .hasMessageContaining("refresh must be positive");
    }

    /// The first time may have been answered before, and the second one begins when the first has been dealt
    /// with.
    private void untilAskedAgain() {
        int before = stubStorefront.phonebooks.get();
        await().until(() -> stubStorefront.phonebooks.get() >= before + 3);
    }

    private Phonebook last() {
        return copy.last().orElseThrow();
    }
}
