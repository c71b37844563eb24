package dev.dosirak.platform.outbox;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far the outbox's reader has really read: remembered across its death, the loss of its slot, and a restored
/// database.
///
/// Debezium reads the table whenever its own place and the slot's do not fit, and starts to read the log only after
/// that. So a session that reads the log, and is seen to get beyond where the log ended when it was first seen, owes
/// nothing of what lies before. At that end itself a new slot may stand that nothing was read from.
final class OutboxReader {

    private static final String FORGET_OTHER_CLUSTERS = """
        with ours as (select system_identifier as cluster from pg_control_system()),
             days as (delete from outbox_closed_day where cluster is distinct from (select cluster from ours))
        delete from outbox_reader where cluster <> (select cluster from ours)
        """;

    private static final String RECORD_READER = """
        insert into outbox_reader as known (slot, cluster, session, confirmed, noted, published)
        select slot_name,
               (select system_identifier from pg_control_system()),
               concat_ws('@', active_pid, backend_start, pg_postmaster_start_time()),
               confirmed_flush_lsn,
               pg_current_wal_insert_lsn(),
               '0/0'
          from pg_replication_slots
          left join pg_stat_activity on pid = active_pid
         where slot_name = current_database() || '_outbox' and database = current_database()
           and active and confirmed_flush_lsn is not null
            on conflict (slot) do update
           set session = excluded.session,
               confirmed = excluded.confirmed,
               noted = case when known.session = excluded.session and excluded.confirmed <= known.noted
                            then known.noted
                            else excluded.noted
                       end,
               published = case when known.session = excluded.session and excluded.confirmed > known.noted
                                then greatest(known.published, excluded.confirmed)
                                else known.published
                           end
        """;

    private static final String CLOSE = """
        insert into outbox_closed_day (day, cluster, rows, lsn)
        values (?, (select system_identifier from pg_control_system()), ?, pg_current_wal_insert_lsn())
        on conflict (day) do update set cluster = excluded.cluster, rows = excluded.rows, lsn = excluded.lsn
        """;
    private static final String REOPEN = "delete from outbox_closed_day where day = ?";
    private static final String CLOSED = "select day from outbox_closed_day";
    private static final String PASSED = """
        select day
          from outbox_closed_day
         where day < ? and lsn <= (select max(published) from outbox_reader)
         order by day
        """;
    private static final String ROWS = "select rows from outbox_closed_day where day = ?";

    private final JdbcClient jdbc;

    OutboxReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// To be called often; two looks at the same reader are what proves anything.
    void look() {
        jdbc.sql(FORGET_OTHER_CLUSTERS).update();
        jdbc.sql(RECORD_READER).update();
    }

    List<LocalDate> closedDays() {
        return jdbc.sql(CLOSED)
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }

    /// @param rows counted before: what is committed later may lie behind the point that is noted here
    void close(LocalDate day, long rows) {
        jdbc.sql(CLOSE).params(day, rows).update();
    }

    void reopen(LocalDate day) {
        jdbc.sql(REOPEN).param(day).update();
    }

    long rowsWhenClosed(LocalDate day) {
        return jdbc.sql(ROWS).param(day).query(Long.class).optional().orElse(-1L);
    }

    /// The closed days before `day` all of whose rows have been read.
    List<LocalDate> passedBefore(LocalDate day) {
        return jdbc.sql(PASSED)
                .param(day)
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }
}
