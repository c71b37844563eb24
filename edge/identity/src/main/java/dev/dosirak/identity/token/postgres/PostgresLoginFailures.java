package dev.dosirak.identity.token.postgres;

import static java.time.ZoneOffset.UTC;

import dev.dosirak.identity.member.Email;
import dev.dosirak.identity.token.LoginFailures;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresLoginFailures implements LoginFailures {

    private static final String SINCE = "select at from login_failure where email = ? and at >= ? order by at";
    private static final String ADD = "insert into login_failure (email, at) values (?, ?)";
    private static final String FORGET = "delete from login_failure where email = ?";
    private static final String FORGET_OLD = "delete from login_failure where at < ?";

    private final JdbcClient jdbc;

    PostgresLoginFailures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Instant> since(Email email, Instant start) {
        return jdbc.sql(SINCE)
                .params(email.address(), start.atOffset(UTC))
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .list();
    }

    @Override
    public void add(Email email, Instant at) {
        jdbc.sql(ADD).params(email.address(), at.atOffset(UTC)).update();
    }

    @Override
    public void forget(Email email) {
        jdbc.sql(FORGET).param(email.address()).update();
    }

    @Override
    public void forgetBefore(Instant start) {
        jdbc.sql(FORGET_OLD).param(start.atOffset(UTC)).update();
    }
}
