package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.JournalMarks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresJournalMarks implements JournalMarks {

    private static final String UP_TO = "select up_to from journal_mark where pass = ?";

    /// Two nodes that compare the same meet here, and the one that is further counts.
    private static final String ADVANCE = """
            insert into journal_mark as mine (pass, up_to) values (:pass, :to)
            on conflict (pass) do update
               set up_to = case when mine.up_to > :end then excluded.up_to else greatest(mine.up_to, excluded.up_to) end
            """;

    private final JdbcClient jdbc;

    PostgresJournalMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> upTo(String pass) {
        return jdbc.sql(UP_TO)
                .param(pass)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public void advance(String pass, Instant to, Instant end) {
        jdbc.sql(ADVANCE)
                .param("pass", pass)
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
    }
}
