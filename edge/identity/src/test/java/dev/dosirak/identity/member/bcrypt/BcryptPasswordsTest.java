package dev.dosirak.identity.member.bcrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.identity.member.PasswordHash;
import dev.dosirak.platform.testing.ReactorRules;
import java.io.IOException;
import java.nio.file.Files;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class BcryptPasswordsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String KIMCHI = "kimchi and rice";

    private final List<Integer> worked = new ArrayList<>();

    private BcryptPasswords passwords(int strength, Duration longestWait) {
        return new BcryptPasswords(strength, 1, longestWait, "", worked::add);
    }

    @Test
    void aPasswordIsFoundAgainInItsHashAndNoOtherIs() {
        var passwords = passwords(4, PATIENCE);

        var hash = passwords.hash("kimchi and rice");

        assertThat(passwords.matches("kimchi and rice", hash)).isTrue();
        assertThat(passwords.matches("kimchi and noodles", hash)).isFalse();
        assertThat(PasswordHash.imported(hash.value())).isEqualTo(hash);
        assertThat(passwords.matches("가".repeat(60), hash)).isFalse();
    }

    @Test
    void aPasswordIsTheSameHoweverItsLettersAreMadeAndToItsLastOne() {
        var passwords = passwords(4, PATIENCE);
        var long30 = "긴비밀번호".repeat(6);

        var hash = passwords.hash(Normalizer.normalize(long30, Normalizer.Form.NFD) + "\u00a0끝");

        assertThat(passwords.matches(long30 + " 끝", hash)).isTrue();
        assertThat(passwords.matches(long30 + " 꿑", hash)).isFalse();
        assertThat(passwords.matches(long30 + " 끝 ", hash)).isFalse();
        assertThat(passwords.renewed(long30 + " 끝", hash)).isEmpty();
    }

    @Test
    void anOldHashKeepsOpeningAndIsRenewed() {
        var passwords = passwords(4, PATIENCE);
        var decomposed = Normalizer.normalize("김치와 밥과 국", Normalizer.Form.NFD);
        var old = new PasswordHash("{bcrypt}" + new BCryptPasswordEncoder(4).encode(decomposed));

        assertThat(passwords.matches(decomposed, old)).isTrue();
        var fresh = passwords.renewed(decomposed, old).orElseThrow();
        assertThat(fresh.value()).startsWith("{bcrypt-sha384}$2a$04$");
        assertThat(passwords.matches("김치와 밥과 국", fresh)).isTrue();
        var exactly72 = new PasswordHash("{bcrypt}" + new BCryptPasswordEncoder(4).encode("가".repeat(24)));
        assertThat(passwords.renewed("가".repeat(24) + "나", exactly72)).isEmpty();
    }

    /// Seen: how long a wrong password took told who had been imported from where.
    @Test
    void aWrongPasswordIsAsMuchWorkWhateverTheHashCosts() {
        var passwords = passwords(7, PATIENCE);
        var cheap = passwords(4, PATIENCE).hash(KIMCHI);
        var old = new PasswordHash("{bcrypt}" + new BCryptPasswordEncoder(6).encode(KIMCHI));

        assertThat(passwords.matches("noodles", cheap)).isFalse();
        assertThat(worked).as("with the check itself as much as one of 7").containsExactly(4, 5, 6);
        worked.clear();
        assertThat(passwords.matches("noodles", old)).isFalse();
        assertThat(worked).containsExactly(6);
        worked.clear();
        assertThat(passwords.matches(KIMCHI, cheap)).isTrue();
        assertThat(passwords.matches("noodles", passwords.hash(KIMCHI))).isFalse();
        assertThat(worked).isEmpty();
    }

    @Test
    void aHashOfAnotherCostIsRenewedAndOneWhoseWorkWouldBeTooMuchIsNotTaken() {
        var passwords = passwords(6, PATIENCE);
        var cheap = passwords(4, PATIENCE).hash(KIMCHI);
        var dear = passwords(8, PATIENCE).hash(KIMCHI);

        assertThat(passwords.renewed(KIMCHI, cheap).orElseThrow().value()).startsWith("{bcrypt-sha384}$2a$06$");
        assertThat(passwords.renewed(KIMCHI, dear).orElseThrow().value()).startsWith("{bcrypt-sha384}$2a$06$");
        assertThat(passwords.renewed("가".repeat(60), passwords(4, PATIENCE).hash("가".repeat(60))))
                .as("the new kind has seen all of it")
                .isPresent();
        assertThat(passwords.renewed(KIMCHI, passwords.hash(KIMCHI))).isEmpty();
        assertThat(passwords.isTooExpensive(dear)).isFalse();
        assertThat(passwords.isTooExpensive(passwords(9, PATIENCE).hash(KIMCHI)))
                .isTrue();
    }

    @Test
    void aHashWhosePasswordIsNoSecretStaysAsItIs() {
        var cheap = passwords(4, PATIENCE).hash(KIMCHI);
        var passwords = new BcryptPasswords(6, 1, PATIENCE, cheap.value(), worked::add);

        assertThat(passwords.matches(KIMCHI, cheap)).isTrue();
        assertThat(passwords.renewed(KIMCHI, cheap)).isEmpty();
        assertThat(passwords.renewed(KIMCHI, passwords(4, PATIENCE).hash(KIMCHI)))
                .isPresent();
    }

    @Test
    void theHashThatIsKeptIsThatOfTheDemoCity() throws IOException {
        var root = ReactorRules.root();
        var kept = Pattern.compile("kept-hash: (\".*\")")
                .matcher(Files.readString(root.resolve("edge/identity/src/main/resources/identity.yml")));

        assertThat(kept.find()).isTrue();
        assertThat(root.resolve("demo/src/main/java/dev/dosirak/demo/city/Resident.java"))
                .content()
                .contains(kept.group(1));
    }

    @Test
    void aRushOfLoginsIsTurnedAwayInsteadOfQueuedForEver() throws InterruptedException {
        var passwords = passwords(12, Duration.ofMillis(1)); // nobody is through before the last has come
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
                    .hasRootCauseMessage("TOO_MANY_LOGINS_AT_ONCE [1]");
        }
    }
}
