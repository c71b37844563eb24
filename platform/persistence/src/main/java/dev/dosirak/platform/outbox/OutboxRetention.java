package dev.dosirak.platform.outbox;

import dev.dosirak.platform.days.DayPartitions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Opens the outbox's coming days and drops the old ones, never one that has not been read to its last row.
///
/// A day is dropped when it ended at least 72 hours ago **and** [a reader][OutboxReader] was seen to have read
/// everything up to where the log stood when the day had its last row. A new slot proves nothing, however far it
/// stands. Nor is it dropped before it is published again, where that was begun.
public final class OutboxRetention {

    static final int DAYS_KEPT = 3;
    private static final int DAYS_AHEAD = 3;

    private static final String STRAYS = """
        select distinct (at at time zone 'UTC')::date as day from outbox_default where at < ? order by day limit 50
        """;
    private static final String TO_BE_TOLD_AGAIN = """
        select exists (select
                         from outbox_retelling
                        where done_at is null and cardinality(aggregates) = 0 and next_at < ? and to_at > ?)
        """;
    private static final String FORGET_UNHEARD = "delete from outbox_unheard where seen_at < now() - interval '7 days'";
    private static final String FORGET_TOLD_AGAIN =
            "delete from outbox_retelling where done_at < now() - interval '30 days'";
    private static final String COUNT = "select count(*) from %s";

    private final JdbcClient jdbc;
    private final DayPartitions partitions;
    private final OutboxReader reader;
    private final Clock clock;

    public OutboxRetention(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.partitions =
                new DayPartitions(jdbc, transactions, "outbox", "at", "timestamptz '%s 00:00:00+00'"::formatted);
        this.reader = new OutboxReader(jdbc);
        this.clock = clock;
    }

    public void run() {
        reader.look();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        open(today);
        close(today);
        for (var day : reader.passedBefore(today.minusDays(DAYS_KEPT))) {
            if (!isToBeToldAgain(day)) {
                drop(day);
            }
        }
        jdbc.sql(FORGET_UNHEARD).update();
        jdbc.sql(FORGET_TOLD_AGAIN).update();
    }

    private boolean isToBeToldAgain(LocalDate day) {
        return jdbc.sql(TO_BE_TOLD_AGAIN)
                .params(begin(day.plusDays(1)), begin(day))
                .query(Boolean.class)
                .single();
    }

    private static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    /// The coming days, and days of which there are rows all the same: a clock was far off, or nobody was there
    /// to open them. So such rows come into a day of their own, and go with it.
    private void open(LocalDate today) {
        var wanted =
                new TreeSet<>(today.datesUntil(today.plusDays(DAYS_AHEAD + 1)).toList());
        wanted.addAll(strays(today));
        partitions.days().forEach(wanted::remove);
        wanted.forEach(partitions::open);
    }

    private List<LocalDate> strays(LocalDate today) {
        return jdbc.sql(STRAYS)
                .param(begin(today.plusDays(DAYS_AHEAD + 1)))
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }

    private void close(LocalDate today) {
        var closed = new HashSet<>(reader.closedDays());
        for (var day : partitions.days()) {
            if (day.isBefore(today) && !closed.contains(day)) {
                reader.close(day, rows(day));
            }
        }
    }

    private void drop(LocalDate day) {
        if (!partitions.days().contains(day)) {
            reader.reopen(day);
            return;
        }
        partitions.drop(day, () -> {
            // A clock was days behind, or a transaction open for as long: such a row may not have been read.
            var complete = rows(day) == reader.rowsWhenClosed(day);
            reader.reopen(day);
            return complete;
        });
    }

    private long rows(LocalDate day) {
        return jdbc.sql(COUNT.formatted(partitions.partition(day)))
                .query(Long.class)
                .single();
    }
}
