package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.JournalCheckpoints;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresJournalCheckpoints implements JournalCheckpoints {

    private static final String OF = "select up_to, after_key from journal_mark where pass = ?";

    /// Two nodes that compare the same meet here, and the one that is further counts.
    private static final String ADVANCE = """
            insert into journal_mark as mine (pass, up_to, after_key) values (:pass, :to, :after)
            on conflict (pass) do update
               set up_to = excluded.up_to,
                   after_key = excluded.after_key,
                   stopped_at = case when excluded.up_to < :end then mine.stopped_at end,
                   stopped_since = case when excluded.up_to < :end then mine.stopped_since end
             where mine.up_to > :end or mine.up_to <= excluded.up_to
            """;

    private static final String STOPPED = """
            update journal_mark
               set stopped_since = coalesce(stopped_since, :now), stopped_at = :entry
             where pass = :pass
            returning stopped_since
            """;

    private static final String GOES_ON = """
            update journal_mark set stopped_since = null, stopped_at = null
             where pass = ? and stopped_since is not null
            """;

    private final JdbcClient jdbc;

    PostgresJournalCheckpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Checkpoint> of(String pass) {
        return jdbc.sql(OF).param(pass).query(PostgresJournalCheckpoints::mark).optional();
    }

    private static Checkpoint mark(ResultSet row, int number) throws SQLException {
        return new Checkpoint(
                row.getObject("up_to", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("after_key")));
    }

    @Override
    public void advance(String pass, Checkpoint to, Instant end) {
        jdbc.sql(ADVANCE)
                .param("pass", pass)
                .param("to", to.upTo().atOffset(ZoneOffset.UTC))
                .param("after", to.afterKey().orElse(null))
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Instant stopped(String pass, String entry, Instant now) {
        return jdbc.sql(STOPPED)
                .param("pass", pass)
                .param("entry", entry)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    @Override
    public void goesOn(String pass) {
        jdbc.sql(GOES_ON).param(pass).update();
    }
}
