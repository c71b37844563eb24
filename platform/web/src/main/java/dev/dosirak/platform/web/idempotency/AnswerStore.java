package dev.dosirak.platform.web.idempotency;

import dev.dosirak.platform.days.OldRows;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The answers already given, kept for 72 hours.
final class AnswerStore {

    private static final Duration KEPT = Duration.ofHours(72);

    private static final String FIND = "select fingerprint, status, body from idempotency where caller = ? and key = ?";
    private static final String KEEP = """
            insert into idempotency (caller, key, fingerprint, status, body, at) values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final OldRows old;
    private final Clock clock;

    AnswerStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.old = new OldRows(jdbc, "idempotency", "at");
        this.clock = clock;
    }

    /// @param body JSON, empty when the answer has none
    record Answer(String fingerprint, int status, String body) {}

    Optional<Answer> find(String caller, String key) {
        return jdbc.sql(FIND)
                .params(caller, key)
                .query((row, _) -> new Answer(row.getString(1), row.getInt(2), row.getString(3)))
                .optional();
    }

    /// False when an answer to this key was given meanwhile.
    boolean keep(String caller, String key, Answer answer) {
        return jdbc.sql(KEEP)
                        .params(
                                caller,
                                key,
                                answer.fingerprint(),
                                answer.status(),
                                answer.body(),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void deleteOld() {
        old.deleteBefore(clock.instant().minus(KEPT));
    }
}
