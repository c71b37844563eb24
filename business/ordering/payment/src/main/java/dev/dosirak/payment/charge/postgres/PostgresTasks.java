package dev.dosirak.payment.charge.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.charge.PaymentRefusal;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.platform.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresTasks implements Tasks {

    private static final String RAISE = """
            insert into operator_task (kind, about, detail) values (?, ?, ?)
            on conflict (about, kind) where done_at is null
               do update set detail = excluded.detail where operator_task.detail <> excluded.detail
            """;

    private static final String SETTLED =
            "update operator_task set done_at = now() where kind = ? and about = ? and done_at is null";

    private static final String OPEN = """
            select id, kind, about, detail, since
              from operator_task
             where done_at is null and id > ?
             order by id
             limit ?
            """;

    private static final String CLOSE =
            "update operator_task set done_at = now(), done_by = ?, note = ? where id = ? and done_at is null";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DETAIL = 4_000;

    private final JdbcClient jdbc;

    PostgresTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void raise(Kind kind, String about, String detail) {
        raise(jdbc, kind, about, detail);
    }

    static void raise(JdbcClient jdbc, Kind kind, String about, String detail) {
        jdbc.sql(RAISE)
                .params(Kind.NAMES.nameOf(kind), named(about), shown(detail))
                .update();
    }

    @Override
    public void resolve(Kind kind, String about) {
        resolve(jdbc, kind, about);
    }

    static void resolve(JdbcClient jdbc, Kind kind, String about) {
        jdbc.sql(SETTLED).params(Kind.NAMES.nameOf(kind), named(about)).update();
    }

    /// What it is about may be a text of somebody else's, which no index takes.
    private static String named(String about) {
        return about.length() <= LONGEST_NAME && about.chars().noneMatch(Character::isISOControl)
                ? about
                : UUID.nameUUIDFromBytes(about.getBytes(UTF_8)).toString();
    }

    private static String shown(String detail) {
        var shown = detail.replaceAll("\\p{Cntrl}", "\uFFFD");
        return shown.length() > LONGEST_DETAIL ? shown.substring(0, LONGEST_DETAIL) : shown;
    }

    @Override
    public List<Task> open(long after, int limit) {
        return jdbc.sql(OPEN).params(after, limit).query(PostgresTasks::task).list();
    }

    @Override
    public void close(long id, UUID by, String note) {
        if (jdbc.sql(CLOSE).params(by, note, id).update() == 0) {
            throw new Refused(PaymentRefusal.UNKNOWN_TASK);
        }
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getLong("id"),
                Kind.NAMES.constantOf(row.getString("kind")),
                row.getString("about"),
                row.getString("detail"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
