package dev.dosirak.identity.token.postgres;

import static java.time.ZoneOffset.UTC;

import dev.dosirak.identity.token.SigningKey;
import dev.dosirak.identity.token.SigningKeys;
import dev.dosirak.platform.kernel.Stale;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class PostgresSigningKeys implements SigningKeys {

    private static final String CURRENT_KID = "select kid from signing_key where retired_at is null";
    private static final String KEY = "select kid, public_key, private_key, created_at from signing_key where kid = ?";
    private static final String NEXT_KID = "select kid from next_signing_key";
    private static final String PUBLISHED = """
            select kid, public_key, created_at from next_signing_key
             union all
            select kid, public_key, created_at from signing_key where retired_at is null or retired_at >= ?
             order by created_at desc
            """;
    private static final String PREPARE = """
            insert into next_signing_key (kid, public_key, private_key, created_at) values (?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String RETIRE = "update signing_key set retired_at = ? where kid = ? and retired_at is null";
    private static final String TAKE_NEXT = """
            delete from next_signing_key where kid = ? returning kid, public_key, private_key, created_at
            """;
    private static final String ADD = """
            insert into signing_key (kid, public_key, private_key, created_at) values (?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String FORGET = "delete from signing_key where retired_at < ?";

    private final JdbcClient jdbc;
    private final KeySeal seal;
    private final TransactionTemplate transaction; // by hand: the first key is made while proxies are still being built
    private volatile @Nullable SigningKey opened; // opening takes longer than signing; which key is current is asked

    PostgresSigningKeys(JdbcClient jdbc, KeySeal seal, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<SigningKey> current() {
        var kid = jdbc.sql(CURRENT_KID).query(String.class).optional();
        var known = opened;
        if (known != null && kid.isPresent() && kid.get().equals(known.kid())) {
            return Optional.of(known);
        }
        var key = kid.flatMap(
                it -> jdbc.sql(KEY).param(it).query((row, _) -> open(row)).optional());
        key.ifPresent(it -> opened = it);
        return key;
    }

    @Override
    public Optional<String> next() {
        return jdbc.sql(NEXT_KID).query(String.class).optional();
    }

    @Override
    public List<PublishedKey> notRetiredBefore(Instant moment) {
        return jdbc.sql(PUBLISHED)
                .param(moment.atOffset(UTC))
                .query((row, _) -> new PublishedKey(row.getString("kid"), publicKey(row.getBytes("public_key"))))
                .list();
    }

    @Override
    public void prepare(SigningKey key) {
        insert(PREPARE, key);
    }

    /// The key is sealed anew, so that a secret which was replaced opens nothing any more after the next
    /// rotation.
    @Override
    public void promoteNext(Optional<String> before, String next, Instant at) {
        transaction.executeWithoutResult(_ -> {
            if (before.isPresent()
                    && jdbc.sql(RETIRE).params(at.atOffset(UTC), before.get()).update() == 0) {
                throw new Stale("The signing key");
            }
            var key = jdbc.sql(TAKE_NEXT)
                    .param(next)
                    .query((row, _) -> open(row))
                    .optional()
                    .orElseThrow(() -> new Stale("The next signing key"));
            if (insert(ADD, key) == 0) {
                throw new Stale("The signing key");
            }
        });
    }

    private int insert(String into, SigningKey key) {
        return jdbc.sql(into)
                .params(
                        key.kid(),
                        key.publicKey().getEncoded(),
                        seal.seal(key.kid(), key.privateKey().getEncoded()),
                        key.createdAt().atOffset(UTC))
                .update();
    }

    @Override
    public void forgetRetiredBefore(Instant moment) {
        jdbc.sql(FORGET).param(moment.atOffset(UTC)).update();
    }

    private SigningKey open(ResultSet row) throws SQLException {
        var kid = row.getString("kid");
        return new SigningKey(
                kid,
                publicKey(row.getBytes("public_key")),
                privateKey(seal.open(kid, row.getBytes("private_key"))),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static RSAPublicKey publicKey(byte[] encoded) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored public key cannot be read", e);
        }
    }

    private static RSAPrivateKey privateKey(byte[] encoded) {
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored private key cannot be read", e);
        }
    }
}
