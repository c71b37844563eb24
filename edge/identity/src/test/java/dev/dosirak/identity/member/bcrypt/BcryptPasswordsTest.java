package dev.dosirak.identity.member.bcrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.identity.member.PasswordHash;
import dev.dosirak.identity.member.PasswordsBusy;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class BcryptPasswordsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void aPasswordIsFoundAgainInItsHashAndNoOtherIs() {
        var passwords = new BcryptPasswords(4, 1, PATIENCE);

        var hash = passwords.hash("kimchi and rice");

        assertThat(passwords.matches("kimchi and rice", hash)).isTrue();
        assertThat(passwords.matches("kimchi and noodles", hash)).isFalse();
        assertThat(PasswordHash.imported(hash.value())).isEqualTo(hash);
        assertThat(passwords.matches("가".repeat(60), hash)).isFalse();
    }

    @Test
    void aPasswordIsTheSameHoweverItsLettersAreMadeAndToItsLastOne() {
        var passwords = new BcryptPasswords(4, 1, PATIENCE);
        var long30 = "긴비밀번호".repeat(6);

        var hash = passwords.hash(Normalizer.normalize(long30, Normalizer.Form.NFD) + "\u00a0끝");

        assertThat(passwords.matches(long30 + " 끝", hash)).isTrue();
        assertThat(passwords.matches(long30 + " 꿑", hash)).isFalse();
        assertThat(passwords.matches(long30 + " 끝 ", hash)).isFalse();
        assertThat(passwords.renewed(long30 + " 끝", hash)).isEmpty();
    }

    @Test
    void anOldHashKeepsOpeningAndIsRenewed() {
        var passwords = new BcryptPasswords(4, 1, PATIENCE);
        var decomposed = Normalizer.normalize("김치와 밥과 국", Normalizer.Form.NFD);
        var old = new PasswordHash("{bcrypt}" + new BCryptPasswordEncoder(4).encode(decomposed));

        assertThat(passwords.matches(decomposed, old)).isTrue();
        var fresh = passwords.renewed(decomposed, old).orElseThrow();
        assertThat(fresh.value()).startsWith("{bcrypt-sha384}$2a$04$");
        assertThat(passwords.matches("김치와 밥과 국", fresh)).isTrue();
        var exactly72 = new PasswordHash("{bcrypt}" + new BCryptPasswordEncoder(4).encode("가".repeat(24)));
        assertThat(passwords.renewed("가".repeat(24) + "나", exactly72)).isEmpty();
    }

    @Test
    void aRushOfLoginsIsTurnedAwayInsteadOfQueuedForEver() throws InterruptedException {
        var passwords = new BcryptPasswords(
                12, 1, Duration.ofMillis(1)); // slow enough that nobody is through before the last has come
        var start = new CountDownLatch(1);

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var logins = IntStream.range(0, 20)
                    .mapToObj(_ -> people.submit(() -> {
                        start.await();
                        return passwords.hash("kimchi and rice");
                    }))
                    .toList();
            start.countDown();

            assertThatThrownBy(() -> {
                        for (var login : logins) {
                            login.get();
                        }
                    })
                    .hasCauseInstanceOf(PasswordsBusy.class);
        }
    }
}
