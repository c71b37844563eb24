package dev.dosirak.platform.inbox;

import dev.dosirak.platform.days.DayPartitions;
import dev.dosirak.platform.days.OldRows;
import dev.dosirak.platform.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Opens the inbox's coming days and drops those in which nothing has been claimed for long.
///
/// A message may come again for as long as Kafka keeps it, seven days, and it may have come late: outboxes keep their
/// rows for three days and longer, and publish them again after a slot was lost. Four more days are for readers that
/// were away, and for clocks.
public final class InboxRetention {

    static final int DAYS_KEPT = 14;
    private static final int DAYS_AHEAD = 3;

    /// A message may be much younger than what it is about, whose time its id may bear.
    private static final String CLAIMED_SINCE = "select exists (select 1 from %s where at >= ?)";

    private final JdbcClient jdbc;
    private final DayPartitions partitions;
    private final OldRows withoutDay;
    private final Clock clock;

    public InboxRetention(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.partitions =
                new DayPartitions(jdbc, transactions, "inbox", "message", day -> "'%s'::uuid".formatted(firstOf(day)));
        this.withoutDay = new OldRows(jdbc, "inbox_default", "at");
        this.clock = clock;
    }

    public void run() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var open = partitions.days();
        today.datesUntil(today.plusDays(DAYS_AHEAD + 1))
                .filter(it -> !open.contains(it))
                .forEach(partitions::open);
        var limit = now.minus(Duration.ofDays(DAYS_KEPT));
        open.stream()
                .filter(it -> it.isBefore(today.minusDays(DAYS_KEPT)))
                .filter(it -> !isClaimedSince(it, limit))
                .forEach(day -> partitions.drop(day, () -> !isClaimedSince(day, limit)));
        withoutDay.deleteBefore(limit);
    }

    private boolean isClaimedSince(LocalDate day, Instant limit) {
        return jdbc.sql(CLAIMED_SINCE.formatted(partitions.partition(day)))
                .param(limit.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /// The lowest id that a message of the day can have, or one about something of that day.
    private static UUID firstOf(LocalDate day) {
        return Ids.firstOf(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
