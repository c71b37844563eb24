package dev.dosirak.identity.token.postgres;

import static java.time.ZoneOffset.UTC;

import dev.dosirak.identity.token.RefreshToken;
import dev.dosirak.identity.token.RefreshTokens;
import dev.dosirak.platform.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresRefreshTokens implements RefreshTokens {

    private static final String ADD =
            "insert into refresh_token (hash, family, member, expires_at) values (?, ?, ?, ?)";
    private static final String FIND =
            "select hash, family, member, expires_at, used_at from refresh_token where hash = ?";
    // Everything that happens to a member's logins locks the credential first: a refresh shares it with others, a
    // revocation does not, so that it sees every token that a refresh under way leaves behind. Leaving deletes it.
    private static final String SHARE = "select true from credential where member = ? for share";
    private static final String LOCK = "select true from credential where member = ? for update";
    private static final String USE = "update refresh_token set used_at = ? where hash = ? and used_at is null";
    private static final String REVOKE = "delete from refresh_token where family = ?";
    private static final String FORGET = "delete from refresh_token where expires_at <= ?";

    private final JdbcClient jdbc;

    PostgresRefreshTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(RefreshToken token) {
        try {
            jdbc.sql(ADD)
                    .params(
                            token.hash(),
                            token.family(),
                            token.member(),
                            token.expiresAt().atOffset(UTC))
                    .update();
        } catch (DataIntegrityViolationException e) { // the credential it hangs on is gone
            throw new Stale("The member", e);
        }
    }

    @Override
    public Optional<RefreshToken> find(String hash) {
        return jdbc.sql(FIND)
                .param(hash)
                .query((row, _) -> PostgresRefreshTokens.token(row))
                .optional();
    }

    private static RefreshToken token(ResultSet row) throws SQLException {
        var usedAt = row.getObject("used_at", OffsetDateTime.class);
        return new RefreshToken(
                row.getString("hash"),
                row.getObject("family", UUID.class),
                row.getObject("member", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                usedAt == null ? null : usedAt.toInstant());
    }

    @Override
    @Transactional
    public boolean exchange(RefreshToken used, RefreshToken next, Instant now) {
        if (isGone(SHARE, used.member())
                || jdbc.sql(USE).params(now.atOffset(UTC), used.hash()).update() == 0) {
            return false;
        }
        add(next);
        return true;
    }

    @Override
    @Transactional
    public void revoke(RefreshToken token) {
        if (!isGone(LOCK, token.member())) {
            jdbc.sql(REVOKE).param(token.family()).update();
        }
    }

    private boolean isGone(String locked, UUID member) {
        return jdbc.sql(locked).param(member).query(Boolean.class).optional().isEmpty();
    }

    @Override
    public void forgetExpired(Instant now) {
        jdbc.sql(FORGET).param(now.atOffset(UTC)).update();
    }
}
