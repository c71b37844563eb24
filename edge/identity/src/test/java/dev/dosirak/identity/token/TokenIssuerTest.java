package dev.dosirak.identity.token;

import static dev.dosirak.identity.member.TestMembers.change;
import static dev.dosirak.identity.member.TestMembers.join;
import static dev.dosirak.identity.member.TestMembers.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.identity.TestClock;
import dev.dosirak.identity.member.InMemoryMembers;
import dev.dosirak.identity.member.MemberCommand.Leave;
import dev.dosirak.identity.member.MemberCommand.Refuse;
import dev.dosirak.identity.member.MemberRefusal;
import dev.dosirak.identity.member.PasswordHash;
import dev.dosirak.identity.member.Passwords;
import dev.dosirak.identity.member.Person;
import dev.dosirak.identity.member.PlainPasswords;
import dev.dosirak.identity.member.Role;
import dev.dosirak.identity.token.TokenIssuer.Grant;
import dev.dosirak.platform.kernel.Refused;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

public class TokenIssuerTest {

    public static final TokenRules RULES = new TokenRules(
            Duration.ofMinutes(15), Duration.ofDays(30), Duration.ofSeconds(10), 10, Duration.ofMinutes(15));

    static final String PASSWORD = "kimchi and rice";
    static final Person MINA = person("mina");

    final TestClock testClock = new TestClock();
    final InMemoryMembers members = new InMemoryMembers();
    final PlainPasswords passwords = new PlainPasswords();
    final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens();
    final LoginAttempts tries = new InMemoryLoginAttempts();
    final TokenIssuer issuer = issuer(passwords, tries);

    @Test
    void whoKnowsThePasswordIsLetIn() {
        var id = join(members, Role.CUSTOMER, MINA);

        var grant = logIn(PASSWORD);

        assertThat(grant.member()).isEqualTo(id);
        assertThat(grant.role()).isEqualTo(Role.CUSTOMER);
        assertThat(grant.expiresIn()).isEqualTo(Duration.ofMinutes(15));
        assertThat(grant.accessToken()).isEqualTo(id + " customer until 2026-05-04T12:15:00Z");
        assertThat(grant.refreshToken()).hasSize(43);
    }

    @Test
    void anUnknownAddressTakesAsMuchWorkAsAWrongPassword() {
        join(members, Role.CUSTOMER, MINA);

        refuses(() -> issuer.logIn("nobody@example.com", PASSWORD), TokenRefusal.WRONG_EMAIL_OR_PASSWORD);
        assertThat(passwords.checks()).isEqualTo(1);
        refuses(() -> logIn("a wrong password"), TokenRefusal.WRONG_EMAIL_OR_PASSWORD);
        assertThat(passwords.checks()).isEqualTo(2);
    }

    @Test
    void whyNotIsSaidOnlyToWhoKnowsThePassword() {
        var id = join(members, Role.OWNER, MINA);

        refuses(() -> logIn(PASSWORD), TokenRefusal.NOT_YET_APPROVED);
        refuses(() -> logIn("a wrong password"), TokenRefusal.WRONG_EMAIL_OR_PASSWORD);
        members.append(List.of(change(members, id, new Refuse("no licence", testClock.instant()))));
        refuses(() -> logIn(PASSWORD), TokenRefusal.REGISTRATION_REFUSED);
    }

    @Test
    void aRefreshTokenIsExchangedForTheNext() {
        join(members, Role.CUSTOMER, MINA);
        var first = logIn(PASSWORD).refreshToken();
        testClock.pass(Duration.ofDays(29));
        var second = issuer.refresh(first).refreshToken();
        testClock.pass(Duration.ofDays(29));

        assertThat(issuer.refresh(second).role()).isEqualTo(Role.CUSTOMER);
    }

    @Test
    void aRefreshTokenUsedAgainEndsTheWholeLogin() {
        join(members, Role.CUSTOMER, MINA);
        var stolen = logIn(PASSWORD).refreshToken();
        var other = logIn(PASSWORD).refreshToken();
        var next = issuer.refresh(stolen).refreshToken();
        testClock.pass(Duration.ofSeconds(10));

        refuses(() -> issuer.refresh(stolen), TokenRefusal.REFRESH_TOKEN_USED_AGAIN);
        refuses(() -> issuer.refresh(next), TokenRefusal.UNKNOWN_REFRESH_TOKEN);
        assertThat(issuer.refresh(other).role()).isEqualTo(Role.CUSTOMER);
    }

    @Test
    void usingItTwiceWithinSecondsIsAnAccident() {
        join(members, Role.CUSTOMER, MINA);
        var token = logIn(PASSWORD).refreshToken();
        var next = issuer.refresh(token).refreshToken();
        testClock.pass(Duration.ofSeconds(9));

        refuses(() -> issuer.refresh(token), TokenRefusal.REFRESHED_JUST_NOW);
        assertThat(issuer.refresh(next).refreshToken()).isNotEqualTo(next);
    }

    @Test
    void anUnusedRefreshTokenExpires() {
        join(members, Role.CUSTOMER, MINA);
        var token = logIn(PASSWORD).refreshToken();
        testClock.pass(Duration.ofDays(30));

        refuses(() -> issuer.refresh(token), TokenRefusal.REFRESH_TOKEN_EXPIRED);
        issuer.forgetExpired();
        refuses(() -> issuer.refresh(token), TokenRefusal.UNKNOWN_REFRESH_TOKEN);
    }

    @Test
    void aRevokedLoginIsOverAndRevokingItAgainIsNoNews() {
        join(members, Role.CUSTOMER, MINA);
        var first = logIn(PASSWORD).refreshToken();
        var next = issuer.refresh(first).refreshToken();

        issuer.revoke(first);
        issuer.revoke(first);

        refuses(() -> issuer.refresh(next), TokenRefusal.UNKNOWN_REFRESH_TOKEN);
    }

    @Test
    void aRefreshThatALogoutOvertookIsNotAnAccident() {
        join(members, Role.CUSTOMER, MINA);
        var token = logIn(PASSWORD).refreshToken();
        var overtaken = new TokenIssuer(
                members,
                passwords,
                tokens.revokedBeforeTheNextExchange(),
                tries,
                (_, _, _, _, _) -> "",
                Keys.ring(new InMemorySigningKeys(), testClock),
                RULES,
                testClock);

        refuses(() -> overtaken.refresh(token), TokenRefusal.UNKNOWN_REFRESH_TOKEN);
    }

    @Test
    void whoLeftRefreshesNothing() {
        var id = join(members, Role.CUSTOMER, MINA);
        var token = logIn(PASSWORD).refreshToken();

        members.append(List.of(change(members, id, new Leave(testClock.instant()))));

        refuses(() -> issuer.refresh(token), TokenRefusal.UNKNOWN_REFRESH_TOKEN);
        refuses(() -> issuer.refresh(UUID.randomUUID().toString()), TokenRefusal.UNKNOWN_REFRESH_TOKEN);
    }

    @Test
    void tenWrongPasswordsBlockTheEleventhAttemptUntilTheFirstIsOld() {
        join(members, Role.CUSTOMER, MINA);
        for (int guess = 0; guess < 10; guess++) {
            refuses(() -> logIn("a wrong password"), TokenRefusal.WRONG_EMAIL_OR_PASSWORD);
            testClock.pass(Duration.ofMinutes(1));
        }

        assertThatThrownBy(() -> logIn(PASSWORD))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.details()).containsExactly(300L));
        assertThat(passwords.checks()).isEqualTo(10);
        testClock.pass(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(logIn(PASSWORD).role()).isEqualTo(Role.CUSTOMER);
    }

    @Test
    void aRightPasswordForgivesTheWrongOnes() {
        join(members, Role.CUSTOMER, MINA);
        for (int guess = 0; guess < 30; guess++) {
            refuses(() -> logIn("a wrong password"), TokenRefusal.WRONG_EMAIL_OR_PASSWORD);
            if (guess % 9 == 8) {
                logIn(PASSWORD);
            }
        }

        assertThat(logIn(PASSWORD).role()).isEqualTo(Role.CUSTOMER);
    }

    /// Nobody is judged before all have come; 39 of 40 were, and only the right password was told "too many".
    @Test
    void ofABurstAsManyAreJudgedAsOfGuessesOneByOneAndTheRightOneIsToldTheSame() throws InterruptedException {
        join(members, Role.CUSTOMER, MINA);
        var come = new CountDownLatch(40);
        var slow = new PlainPasswords() {
            @Override
            public boolean matches(String password, PasswordHash hash) {
                come.countDown();
                awaitAll(come);
                return false; // also the right one: what it is told while nobody succeeds is the question
            }
        };
        Callable<Refused.Reason> guess = () -> {
            try {
                issuer(slow, tries).logIn(MINA.email().address(), PASSWORD);
                throw new AssertionError("Nobody gets in here");
            } catch (Refused refused) {
                come.countDown();
                return refused.why();
            }
        };

        try (var guessers = Executors.newFixedThreadPool(40)) {
            var answers = guessers.invokeAll(Collections.nCopies(40, guess)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers)
                    .containsOnly(TokenRefusal.WRONG_EMAIL_OR_PASSWORD, TokenRefusal.TOO_MANY_FAILURES)
                    .filteredOn(it -> it == TokenRefusal.WRONG_EMAIL_OR_PASSWORD)
                    .hasSize(10);
        }
    }

    @Test
    void aPasswordThatNobodyHadTimeForIsNoTry() {
        join(members, Role.CUSTOMER, MINA);
        var busy = new Passwords() {
            @Override
            public PasswordHash hash(String password) {
                return passwords.hash(password);
            }

            @Override
            public Optional<PasswordHash> renewed(String password, PasswordHash hash) {
                throw new IllegalStateException("nobody was let in");
            }

            @Override
            public boolean matches(String password, PasswordHash hash) {
                throw new Refused(MemberRefusal.TOO_MANY_LOGINS_AT_ONCE, 1);
            }

            @Override
            public boolean isTooExpensive(PasswordHash hash) {
                return false;
            }
        };
        for (int guess = 0; guess < 20; guess++) {
            assertThatThrownBy(() -> issuer(busy, tries).logIn(MINA.email().address(), PASSWORD))
                    .hasMessageStartingWith("TOO_MANY_LOGINS_AT_ONCE");
        }

        assertThat(logIn(PASSWORD).role()).isEqualTo(Role.CUSTOMER);
    }

    private static void awaitAll(CountDownLatch come) {
        try {
            come.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private TokenIssuer issuer(Passwords passwords, LoginAttempts tries) {
        return new TokenIssuer(
                members,
                passwords,
                tokens,
                tries,
                (key, member, role, issuedAt, expiresAt) -> member + " " + role.word() + " until " + expiresAt,
                Keys.ring(new InMemorySigningKeys(), testClock),
                RULES,
                testClock);
    }

    private Grant logIn(String password) {
        return issuer.logIn(MINA.email().address(), password);
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, TokenRefusal reason) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(reason));
    }
}
