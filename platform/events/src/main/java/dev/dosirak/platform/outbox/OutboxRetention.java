package dev.dosirak.platform.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Opens the outbox's coming days and drops the old ones, never one that its reader has not passed.
///
/// A day is dropped when it ended at least 72 hours ago **and** the slot `<database>_outbox` has
/// confirmed everything up to where the log stood after the day was over. No slot, no dropping: a
/// reader that comes back finds its rows.
public final class OutboxRetention {

    static final int DAYS_KEPT = 3;
    private static final int DAYS_AHEAD = 3;

    private static final String OPEN_DAY = "select 1 from (select outbox_open_day(?)) as opened";
    private static final String CLOSE_DAYS = """
            insert into outbox_closed_day (day, lsn)
            select to_date(substring(inhrelid::regclass::text from 8), 'YYYYMMDD'), pg_current_wal_insert_lsn()
              from pg_inherits
             where inhparent = 'outbox'::regclass
               and inhrelid::regclass::text ~ '^outbox_[0-9]{8}$'
               and to_date(substring(inhrelid::regclass::text from 8), 'YYYYMMDD') < ?
            on conflict do nothing
            """;
    private static final String PASSED_DAYS = """
            select day
              from outbox_closed_day
             where day < ?
               and lsn <= (select confirmed_flush_lsn
                             from pg_replication_slots
                            where slot_name = current_database() || '_outbox')
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public OutboxRetention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void run() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        today.datesUntil(today.plusDays(DAYS_AHEAD + 1)).forEach(this::open);
        jdbc.sql(CLOSE_DAYS).param(today).update();
        jdbc.sql(PASSED_DAYS)
                .param(today.minusDays(DAYS_KEPT))
                .query(LocalDate.class)
                .list()
                .forEach(this::drop);
    }

    private void open(LocalDate day) {
        jdbc.sql(OPEN_DAY).param(day).query(Integer.class).single();
    }

    private void drop(LocalDate day) {
        jdbc.sql("drop table if exists outbox_" + DateTimeFormatter.BASIC_ISO_DATE.format(day))
                .update();
        jdbc.sql("delete from outbox_closed_day where day = ?").param(day).update();
    }
}
