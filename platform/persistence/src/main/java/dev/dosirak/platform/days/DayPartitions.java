package dev.dosirak.platform.days;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A table in one partition per day (UTC), named `<table>_YYYYMMDD`, and `<table>_default` for rows of days that
/// nobody has opened.
///
/// Whoever waits for a table's lock makes everybody who comes later wait behind him, however short his own work is.
/// So a change that does not get its locks within [#LOCK_TIMEOUT] is given up, and is to be tried again at the next
/// look.
public final class DayPartitions {

    static final String LOCK_TIMEOUT = "100ms";

    private static final Logger log = LoggerFactory.getLogger(DayPartitions.class);
    private static final Set<String> LOCK_NOT_AVAILABLE = Set.of("55P03", "40P01");

    private static final String DAYS = """
        select to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD')
          from pg_inherits
         where inhparent = ?::regclass and inhrelid::regclass::text ~ ('^' || ? || '_[0-9]{8}$')
         order by 1
        """;
    private static final String SET_LOCK_TIMEOUT = "select set_config('lock_timeout', ?, true)";

    // Not "create … partition of", which would need the whole table for itself: attaching stops nobody who writes into
    // another day.
    private static final String CREATE = "create table %s (like %s including all)";
    private static final String LOCK_DEFAULT_PARTITION = "lock table %s_default in access exclusive mode";
    private static final String MOVE_ROWS = """
        with strays as (delete from %1$s_default where %2$s >= %3$s and %2$s < %4$s returning *)
        insert into %5$s select * from strays
        """;
    private static final String ATTACH = "alter table %s attach partition %s for values from (%s) to (%s)";

    private static final String LOCK_PARTITION = "lock table %s in share mode";
    private static final String DROP = "drop table %s";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String table;
    private final String column;
    private final Function<LocalDate, String> beginning;

    /// @param column by whose range the table is partitioned
    /// @param beginning the lowest value of a day in that column, as an SQL literal
    public DayPartitions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            String table,
            String column,
            Function<LocalDate, String> beginning) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.column = column;
        this.beginning = beginning;
    }

    /// The days that are open, the oldest first.
    public List<LocalDate> days() {
        return jdbc.sql(DAYS)
                .params(table, table)
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }

    public String partition(LocalDate day) {
        return table + "_" + BASIC_ISO_DATE.format(day);
    }

    /// Makes room for a day; rows of it that came before go along into it. False when it could not be done now.
    public boolean open(LocalDate day) {
        return withLockTimeout("open", day, () -> {
            var partition = partition(day);
            var from = beginning.apply(day);
            var to = beginning.apply(day.plusDays(1));
            jdbc.sql(CREATE.formatted(partition, table)).update();
            jdbc.sql(LOCK_DEFAULT_PARTITION.formatted(table)).update();
            jdbc.sql(MOVE_ROWS.formatted(table, column, from, to, partition)).update();
            jdbc.sql(ATTACH.formatted(table, partition, from, to)).update();
            return true;
        });
    }

    /// Drops a day with everything in it. False when it could not be done now, or may not.
    ///
    /// @param mayGo asked when nobody can write into the day any more; in the same transaction
    public boolean drop(LocalDate day, BooleanSupplier mayGo) {
        return withLockTimeout("drop", day, () -> {
            jdbc.sql(LOCK_PARTITION.formatted(partition(day))).update();
            if (!mayGo.getAsBoolean()) {
                return false;
            }
            jdbc.sql(DROP.formatted(partition(day))).update();
            return true;
        });
    }

    private boolean withLockTimeout(String what, LocalDate day, BooleanSupplier change) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> {
                jdbc.sql(SET_LOCK_TIMEOUT)
                        .param(LOCK_TIMEOUT)
                        .query(String.class)
                        .single();
                return change.getAsBoolean();
            }));
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException no && LOCK_NOT_AVAILABLE.contains(no.getSQLState())) {
                log.info("{} is in use; {} is tried again later", partition(day), what);
                return false;
            }
            throw e;
        }
    }
}
