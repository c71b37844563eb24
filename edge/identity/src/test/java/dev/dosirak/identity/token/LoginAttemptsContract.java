package dev.dosirak.identity.token;

import static dev.dosirak.identity.TestClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.identity.member.Email;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises.
public interface LoginAttemptsContract {

    Duration WINDOW = Duration.ofMinutes(15);

    LoginAttempts tries();

    @Test
    default void countsUpToTheMostAndSaysWhenThereIsRoomAgain() {
        var mina = someone();
        assertThat(count(mina, NOON, 2)).isEmpty();
        assertThat(count(someone(), NOON, 2)).isEmpty();
        assertThat(count(mina, NOON.plusSeconds(60), 2)).isEmpty();

        assertThat(count(mina, NOON.plusSeconds(90), 2)).contains(NOON.plus(WINDOW));
        assertThat(count(mina, NOON.plus(WINDOW), 2)).isEmpty();
        assertThat(count(mina, NOON.plus(WINDOW), 2))
                .contains(NOON.plusSeconds(60).plus(WINDOW));
    }

    @Test
    default void aBurstIsCountedExactly() throws InterruptedException {
        var mina = someone();
        Callable<Optional<Instant>> guess = () -> count(mina, NOON, 10);

        try (var guessers = Executors.newFixedThreadPool(8)) {
            assertThat(guessers.invokeAll(Collections.nCopies(40, guess)).stream()
                            .map(Future::resultNow)
                            .filter(Optional::isEmpty))
                    .hasSize(10);
        }
    }

    @Test
    default void aTryGivenBackIsNone() {
        var mina = someone();
        count(mina, NOON, 1);

        tries().withdraw(mina, NOON);

        assertThat(count(mina, NOON, 1)).isEmpty();
    }

    @Test
    default void forgetsAnAddressOrATime() {
        var mina = someone();
        var junho = someone();
        count(mina, NOON, 1);
        count(junho, NOON, 1);

        tries().forget(mina);
        assertThat(count(mina, NOON, 1)).isEmpty();
        tries().forgetBefore(NOON.minusSeconds(1));
        assertThat(count(junho, NOON, 1)).isPresent();
        tries().forgetBefore(NOON);
        assertThat(count(junho, NOON, 1)).isEmpty();
    }

    private Optional<Instant> count(Email email, Instant at, int most) {
        return tries().count(email, at, WINDOW, most);
    }

    private static Email someone() {
        return Email.of(UUID.randomUUID() + "@example.com");
    }
}
