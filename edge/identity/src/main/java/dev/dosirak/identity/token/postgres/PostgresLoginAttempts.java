package dev.dosirak.identity.token.postgres;

import static java.time.ZoneOffset.UTC;

import dev.dosirak.identity.member.Email;
import dev.dosirak.identity.token.LoginAttempts;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresLoginAttempts implements LoginAttempts {

    // One row per address, so that tries at once on any nodes wait for each other here and nowhere else.
    private static final String COUNT = """
            insert into login_try as known (email, tries, last) values (:email, array[:at]::timestamptz[], :at)
            on conflict (email) do update
               set tries = array(select at from unnest(known.tries) as at where at > :start order by at) || :at,
                   last = greatest(known.last, :at)
             where (select count(*) from unnest(known.tries) as at where at > :start) < :most
            """;
    private static final String OLDEST =
            "select min(at) as at from login_try, unnest(tries) as at where email = :email and at > :start";
    private static final String GIVE_BACK =
            "update login_try set tries = array_remove(tries, :at::timestamptz) where email = :email";
    private static final String FORGET = "delete from login_try where email = :email";
    private static final String FORGET_OLD = "delete from login_try where last <= :start";

    private final JdbcClient jdbc;

    PostgresLoginAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> count(Email email, Instant at, Duration window, int most) {
        var start = at.minus(window).atOffset(UTC);
        var counted = jdbc.sql(COUNT)
                .param("email", email.address())
                .param("at", at.atOffset(UTC))
                .param("start", start)
                .param("most", most)
                .update();
        return counted > 0
                ? Optional.empty()
                : Optional.of(oldest(email, start).orElse(at).plus(window));
    }

    private Optional<Instant> oldest(Email email, OffsetDateTime start) {
        return jdbc.sql(OLDEST)
                .param("email", email.address())
                .param("start", start)
                .query((row, _) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    @Override
    public void withdraw(Email email, Instant at) {
        jdbc.sql(GIVE_BACK)
                .param("email", email.address())
                .param("at", at.atOffset(UTC))
                .update();
    }

    @Override
    public void forget(Email email) {
        jdbc.sql(FORGET).param("email", email.address()).update();
    }

    @Override
    public void forgetBefore(Instant start) {
        jdbc.sql(FORGET_OLD).param("start", start.atOffset(UTC)).update();
    }
}
