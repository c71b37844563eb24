package dev.dosirak.identity.token.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.identity.IdentityTest;
import dev.dosirak.identity.TestClock;
import dev.dosirak.identity.member.MemberCommand.Leave;
import dev.dosirak.identity.member.Members;
import dev.dosirak.identity.member.Role;
import dev.dosirak.identity.member.TestMembers;
import dev.dosirak.identity.token.KeyRingContract;
import dev.dosirak.identity.token.Keys;
import dev.dosirak.identity.token.LoginAttempts;
import dev.dosirak.identity.token.LoginAttemptsContract;
import dev.dosirak.identity.token.RefreshToken;
import dev.dosirak.identity.token.RefreshTokens;
import dev.dosirak.identity.token.RefreshTokensContract;
import dev.dosirak.identity.token.SigningKey;
import dev.dosirak.identity.token.SigningKeys;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.web.security.SecuritySettings;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IdentityTest
class PostgresTokensTest implements RefreshTokensContract, LoginAttemptsContract, KeyRingContract {

    private final Members members;
    private final RefreshTokens tokens;
    private final LoginAttempts tries;
    private final SigningKeys keys;
    private final KeySeal seal;
    private final SecuritySettings security;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final UUID mina;

    @Autowired
    PostgresTokensTest(
            Members members,
            RefreshTokens tokens,
            LoginAttempts tries,
            SigningKeys keys,
            KeySeal seal,
            SecuritySettings security,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.members = members;
        this.tokens = tokens;
        this.tries = tries;
        this.keys = keys;
        this.seal = seal;
        this.security = security;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.mina = TestMembers.join(members, Role.CUSTOMER, TestMembers.person("mina"));
    }

    @Override
    public RefreshTokens tokens() {
        return tokens;
    }

    @Override
    public LoginAttempts tries() {
        return tries;
    }

    @Override
    public SigningKeys keys() {
        return keys;
    }

    @Override
    public UUID member() {
        return mina;
    }

    @Test
    void whoLeavesLosesEveryLoginAndGetsNoNewOne() {
        var token = new RefreshToken(UUID.randomUUID().toString(), UUID.randomUUID(), mina, LATER, null);
        tokens.add(token);

        members.append(List.of(TestMembers.change(members, mina, new Leave(TestClock.NOON))));

        assertThat(tokens.find(token.hash())).isEmpty();
        assertThatThrownBy(() -> tokens.add(token)).isInstanceOf(Stale.class);
    }

    /// As long as the refresh had not committed, its new token was not seen by whoever ended the login, and
    /// lived on.
    @Test
    void aLoginThatEndsWhileItIsBeingRefreshedIsOver() throws Exception {
        var family = UUID.randomUUID();
        var used = new RefreshToken(UUID.randomUUID().toString(), family, mina, LATER, null);
        var next = new RefreshToken(UUID.randomUUID().toString(), family, mina, LATER, null);
        tokens.add(used);
        var transaction = new TransactionTemplate(transactions);

        try (var revoking = Executors.newSingleThreadExecutor()) {
            var revoked = transaction.execute(_ -> {
                assertThat(tokens.exchange(used, next, TestClock.NOON)).isTrue();
                var revocation = revoking.submit(() -> tokens.revoke(used));
                await().until(() -> jdbc.sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single());
                return revocation;
            });
            assertThat(revoked).isNotNull();
            revoked.get();
        }

        assertThat(tokens.find(next.hash())).isEmpty();
    }

    @Test
    void nodesThatStartAtOnceAgreeOnOneKey() throws Exception {
        jdbc.sql("delete from next_signing_key").update();
        jdbc.sql("delete from signing_key").update();
        var together = new CyclicBarrier(2);
        Callable<String> node = () -> {
            together.await();
            return Keys.ring(keys, new TestClock()).current().kid();
        };

        try (var nodes = Executors.newFixedThreadPool(2)) {
            var kids = nodes.invokeAll(List.of(node, node));

            assertThat(kids.stream().map(it -> it.resultNow()).distinct()).hasSize(1);
        }
        assertThat(jdbc.sql("select count(*) from signing_key")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPrivateKeyIsStoredSealed() {
        var current = Keys.ring(keys, new TestClock()).current();
        var stored = jdbc.sql("select private_key from signing_key where kid = ?")
                .param(current.kid())
                .query((row, _) -> row.getBytes(1))
                .single();

        assertThat(HexFormat.of().formatHex(stored))
                .doesNotContain(HexFormat.of().formatHex(current.privateKey().getEncoded()));
        assertThat(seal.open(current.kid(), stored))
                .isEqualTo(current.privateKey().getEncoded());
    }

    @Test
    void theNextPrivateKeyIsStoredSealedToo() {
        Keys.ring(keys, new TestClock()).prepare();

        var sealed = jdbc.sql("select kid, private_key from next_signing_key")
                .query((row, _) -> seal.open(row.getString(1), row.getBytes(2)))
                .single();

        assertThat(sealed).isNotEmpty();
    }

    /// A secret is left out after the rotation that follows its replacement: the next key was sealed with it.
    @Test
    void aKeyThatBeginsToSignIsSealedWithTheLatestSecret() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            var before = keys.current().map(SigningKey::kid);
            jdbc.sql("delete from next_signing_key").update();
            Keys.ring(under("the old secret", ""), new TestClock()).prepare();

            var renewed = Keys.ring(under("the new secret", "the old secret"), new TestClock());
            var kid = renewed.rotate();

            assertThat(kid).isNotEqualTo(before.orElseThrow());
            assertThat(under("the new secret", "").current().orElseThrow().kid())
                    .isEqualTo(kid);
        });
    }

    private SigningKeys under(String secret, String previous) {
        var settings = new SecuritySettings(
                security.issuer(),
                security.audience(),
                security.identity(),
                security.serviceKey(),
                "",
                secret,
                previous,
                List.of());
        return new PostgresSigningKeys(jdbc, new KeySeal(settings), transactions);
    }

    @Test
    void whatWasSealedOpensOnlyUnderItsNameAndUnchanged() {
        var secret = "a private key".getBytes(StandardCharsets.UTF_8);
        var sealed = seal.seal("kid-1", secret);

        assertThat(seal.open("kid-1", sealed)).isEqualTo(secret);
        assertThat(seal.seal("kid-1", secret)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> seal.open("kid-2", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DOSIRAK_SERVICE_KEY");
        sealed[20] ^= 1;
        assertThatThrownBy(() -> seal.open("kid-1", sealed)).isInstanceOf(IllegalStateException.class);
    }
}
