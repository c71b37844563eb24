package dev.dosirak.platform.job;

import static java.util.stream.Collectors.joining;

import dev.dosirak.platform.kernel.Stale;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of a table that are due, by the database's clock and each for one node only.
///
/// Who claims a row sets it aside for a while, and for longer the longer it has been due: what fails comes
/// again without keeping anybody waiting, and so does what a node had claimed that died. The table has two
/// columns of type `timestamptz` for that, as `due` (with an index where it is not null) and `set_aside_until`;
/// whoever writes the first one anew clears the second. They may be one and the same column: then it tells when a row
/// is looked at next, and no more since when it is due.
public final class DueRows {

    private static final Logger log = LoggerFactory.getLogger(DueRows.class);
    private static final int AT_ONCE = 1_000;

    private static final String CLAIM = """
            update {table}
               set {set aside}
             where {id} = any (array(select {id}
                                       from {table}
                                      where {due} <= now() and ({aside} is null or {aside} <= now()) and {condition}
                                      order by {due}
                                      limit ?
                                        for update skip locked))
            returning\s""";

    private static final String UNCOUNT = "update {table} set looks = greatest(looks - 1, 0) where {id} = ?";

    private static final String SET_ASIDE_BY_AGE =
            "{aside} = now() + least(greatest(now() - {due}, interval '1 second'), interval '10 minutes')";

    /// Rows that were claimed and are still due some seconds later failed, or their node did.
    private static final String OVERDUE = """
            select '{sweep}' as sweep,
                   count(*) filter (where {aside} > {due} + interval '5 seconds') as set_aside,
                   coalesce(extract(epoch from now() - min({due})), 0) as oldest
              from {table}
             where {due} <= now() and {condition}
            """;

    private record Columns(String table, String id, String due, String aside) {

        String in(String sql) {
            return sql.replace("{table}", table)
                    .replace("{id}", id)
                    .replace("{due}", due)
                    .replace("{aside}", aside);
        }
    }

    private final JdbcClient jdbc;
    private final Columns columns;
    private final String setAside;
    private final String condition;

    /// Of the columns `due` and `set_aside_until`.
    ///
    /// @param id the table's key, a uuid
    public DueRows(JdbcClient jdbc, String table, String id) {
        this(jdbc, table, id, "due", "set_aside_until");
    }

    public DueRows(JdbcClient jdbc, String table, String id, String due, String aside) {
        this(jdbc, new Columns(table, id, due, aside), SET_ASIDE_BY_AGE, "true");
    }

    private DueRows(JdbcClient jdbc, Columns columns, String setAside, String condition) {
        this.jdbc = jdbc;
        this.columns = columns;
        this.setAside = setAside;
        this.condition = condition;
    }

    /// Set aside for the same while every time.
    public DueRows pausing(Duration pause) {
        return settingAside("{aside} = now() + interval '%s'".formatted(pause));
    }

    /// Set aside for the first of these pauses after the first look, and so on; the last one is for ever. The
    /// column `looks` counts; whoever writes the time anew sets it to 0.
    public DueRows pausing(List<Duration> pauses) {
        return settingAside("{aside} = now() + %s, looks = looks + 1".formatted(nextOf(pauses)));
    }

    /// @param longest the column that says for each row where its pauses end
    public DueRows pausing(List<Duration> pauses, String longest) {
        return settingAside("{aside} = now() + least(%s, %s), looks = looks + 1".formatted(nextOf(pauses), longest));
    }

    private static String nextOf(List<Duration> pauses) {
        var all = pauses.stream().map(Duration::toString).collect(joining(","));
        return "(cast('{%s}' as interval[]))[least(looks + 1, %d)]".formatted(all, pauses.size());
    }

    private DueRows settingAside(String how) {
        return new DueRows(jdbc, columns, how, condition);
    }

    /// The last claim of this row led to no look at it. It stays set aside, but is not counted: the next pause is no
    /// longer because of it. Only where the column `looks` counts.
    public void uncount(UUID id) {
        jdbc.sql(sql(UNCOUNT)).param(id).update();
    }

    /// Those of them only for which this holds.
    ///
    /// @param sql a condition
    public DueRows where(String sql) {
        return new DueRows(jdbc, columns, setAside, sql);
    }

    /// Some that are due, the longest waiting first to be chosen. Not inside a transaction, or nobody sees that
    /// they are taken.
    public List<UUID> claim(int limit) {
        return claim(limit, columns.id(), (row, _) -> row.getObject(1, UUID.class));
    }

    /// The same, with what else stands in these rows.
    public <T> List<T> claim(int limit, RowMapper<T> mapper) {
        return claim(limit, "*", mapper);
    }

    private <T> List<T> claim(int limit, String returned, RowMapper<T> mapper) {
        return jdbc.sql(sql(CLAIM) + returned).param(limit).query(mapper).list();
    }

    private String sql(String template) {
        return columns.in(template.replace("{set aside}", setAside).replace("{condition}", condition));
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
        return new QueriedGauges(jdbc, meters, sql(OVERDUE).replace("{sweep}", name), "sweep")
                .show("dosirak.sweep.set_aside", "set_aside")
                .showSeconds("dosirak.sweep.oldest_due", "oldest")
                .job(name + ".figures", every);
    }
}
