package dev.dosirak.identity.member.bcrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.identity.member.PasswordHash;
import dev.dosirak.identity.member.PasswordsBusy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BcryptPasswordsTest {

    @Test
    void aPasswordIsFoundAgainInItsHashAndNoOtherIs() {
        var passwords = new BcryptPasswords(4, 1, 10);

        var hash = passwords.hash("kimchi and rice");

        assertThat(passwords.matches("kimchi and rice", hash)).isTrue();
        assertThat(passwords.matches("kimchi and noodles", hash)).isFalse();
        assertThat(PasswordHash.imported(hash.value())).isEqualTo(hash);
        assertThat(passwords.matches("가".repeat(60), hash)).isFalse();
    }

    @Test
    void aRushOfLoginsIsTurnedAwayInsteadOfQueuedForEver() throws InterruptedException {
        var passwords = new BcryptPasswords(12, 1, 1); // slow enough that nobody is through before the last has come
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
