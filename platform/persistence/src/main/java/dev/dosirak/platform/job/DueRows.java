package dev.dosirak.platform.job;

import dev.dosirak.platform.kernel.Stale;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of a table that are due, by the database's clock and each for one node only.
///
/// Who claims a row sets it aside for a while, and for longer the longer it has been due: what fails comes
/// again without keeping anybody waiting, and so does what a node had claimed that died. The table has two
/// columns of type `timestamptz` for that, as `due` (with an index where it is not null) and `set_aside_until`;
/// whoever writes the first one anew clears the second.
public final class DueRows {

    private static final Logger log = LoggerFactory.getLogger(DueRows.class);
    private static final int AT_ONCE = 1_000;

    private static final String CLAIM = """
            update {table}
               set {aside} = now() + least(greatest(now() - {due}, interval '1 second'), interval '10 minutes')
             where {id} = any (array(select {id}
                                       from {table}
                                      where {due} <= now() and ({aside} is null or {aside} <= now())
                                      order by {due}
                                      limit ?
                                        for update skip locked))
            returning {id}
            """;

    /// Rows that were claimed and are still due some seconds later failed, or their node did.
    private static final String OVERDUE = """
            select count(*) filter (where {aside} > {due} + interval '5 seconds') as set_aside,
                   coalesce(extract(epoch from now() - min({due})), 0) as oldest
              from {table}
             where {due} <= now()
            """;

    private record Backlog(long setAside, double oldest) {}

    private final JdbcClient jdbc;
    private final String claim;
    private final String overdue;
    private volatile Backlog last = new Backlog(0, 0);

    /// Of the columns `due` and `set_aside_until`.
    ///
    /// @param id the table's key, a uuid
    public DueRows(JdbcClient jdbc, String table, String id) {
        this(jdbc, table, id, "due", "set_aside_until");
    }

    public DueRows(JdbcClient jdbc, String table, String id, String due, String aside) {
        UnaryOperator<String> named = it -> it.replace("{table}", table)
                .replace("{id}", id)
                .replace("{due}", due)
                .replace("{aside}", aside);
        this.jdbc = jdbc;
        this.claim = named.apply(CLAIM);
        this.overdue = named.apply(OVERDUE);
    }

    /// Some that are due, the longest waiting first to be chosen. Not inside a transaction, or nobody sees that
    /// they are taken.
    public List<UUID> claim(int limit) {
        return jdbc.sql(claim)
                .param(limit)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// Handles what is due one by one, on every node. What fails is named in the log and counted as
    /// `dosirak.sweep.item.failures`, and the next one has its turn; a lost race is looked at next time.
    public ScheduledJob handlerJob(String name, Duration every, Consumer<UUID> handle, MeterRegistry meters) {
        var failures = meters.counter("dosirak.sweep.item.failures", "sweep", name);
        return ScheduledJob.onEveryNode(
                name,
                every,
                () -> claim(AT_ONCE).forEach(it -> {
                    try {
                        handle.accept(it);
                    } catch (Stale e) {
                        log.debug("{}: somebody else has changed {}", name, it);
                    } catch (RuntimeException e) { // whatever it is, it must not keep the others waiting
                        failures.increment();
                        log.error("{} sets {} aside", name, it, e);
                    }
                }));
    }

    /// Shows what is not done in time: `dosirak.sweep.set_aside`, and `dosirak.sweep.oldest_due` in seconds.
    ///
    /// @return the job that keeps the figures fresh
    public ScheduledJob metricsJob(String name, MeterRegistry meters, Duration every) {
        Gauge.builder("dosirak.sweep.set_aside", () -> last.setAside())
                .tag("sweep", name)
                .register(meters);
        Gauge.builder("dosirak.sweep.oldest_due", () -> last.oldest())
                .tag("sweep", name)
                .baseUnit("seconds")
                .register(meters);
        return ScheduledJob.onEveryNode(name + ".figures", every, this::look);
    }

    private void look() {
        last = jdbc.sql(overdue)
                .query((row, _) -> new Backlog(row.getLong("set_aside"), row.getDouble("oldest")))
                .single();
    }
}
