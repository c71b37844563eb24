package dev.dosirak.platform.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// For a copy in the service's own database: a notice that was received is not lost with the node that received it.
public final class PostgresBacklog implements Backlog {

    private static final String ADD = """
            insert into sync_pending as waiting (domain, id, version) values (?, ?, ?)
            on conflict (domain, id) do update
               set version = excluded.version, due = null, reason = null
             where waiting.version < excluded.version
            """;
    private static final String NEXT =
            "select id, version from sync_pending where domain = ? and (due is null or due <= ?) limit ?";
    private static final String DONE = "delete from sync_pending where domain = ? and id = ? and version <= ?";
    private static final String WAIT_FOR_LATER_CHANGE =
            "update sync_pending set since = greatest(since, ?) where domain = ? and id = ?";
    private static final String SET_ASIDE = """
            insert into sync_pending as waiting (domain, id, version, due, reason, attempts)
            values (:domain, :id, :version, :now + make_interval(secs => :first), :why, 1)
            on conflict (domain, id) do update
               set version = excluded.version, reason = excluded.reason, attempts = waiting.attempts + 1,
                   due = :now + make_interval(secs => least(:first * power(2, least(waiting.attempts, 20)), :longest))
             where waiting.version <= excluded.version
            """;
    private static final String RETRY = """
            update sync_pending set version = ?, due = null, reason = null
             where domain = ? and id = ? and version < ? and reason is not null
            """;
    private static final String IS_ANYTHING_ASIDE =
            "select exists (select 1 from sync_pending where domain = ? and reason is not null)";
    private static final String NOW = "select clock_timestamp()";
    private static final String WAITS_SINCE =
            "select exists (select 1 from sync_pending where domain = ? and since <= ?)";
    private static final String CONFIRMED = "select as_of from sync_import where domain = ? and as_of is not null";
    private static final String CONFIRM = """
            insert into sync_import as it (domain, complete, as_of) values (?, false, ?)
            on conflict (domain) do update set as_of = excluded.as_of
             where it.as_of is null or it.as_of < excluded.as_of
            """;
    private static final String WAITING = "select count(*) from sync_pending where domain = ? and reason is null";
    private static final String HOW_MANY_ASIDE =
            "select count(*) from sync_pending where domain = ? and reason is not null";
    private static final String ASIDE =
            "select id, version, reason, since, attempts from sync_pending where domain = ? and reason is not null limit ?";
    private static final String IMPORTING =
            "select number, cursor, complete, imported, from_at, to_at from sync_import where domain = ?";
    private static final String BEGIN = """
            insert into sync_import (domain, number, complete, cursor, imported, from_at, to_at)
            values (?, ?, false, ?, ?, ?, ?)
            on conflict (domain) do update
               set number = excluded.number, complete = false, cursor = excluded.cursor, imported = excluded.imported,
                   from_at = excluded.from_at, to_at = excluded.to_at
            """;
    private static final String PROGRESS = """
            insert into sync_import as it (domain, number, complete, cursor, imported) values (?, ?, false, ?, ?)
            on conflict (domain) do update set cursor = excluded.cursor, imported = it.imported + excluded.imported
             where it.number = excluded.number
            """;
    private static final String COMPLETE = """
            insert into sync_import as it (domain, number, complete) values (?, ?, true)
            on conflict (domain) do update set complete = true where it.number = excluded.number
            """;

    private final String domain;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile boolean anythingAside;
    private volatile long asideLookedUp =
            System.nanoTime() - Backlog.PAUSES.first().toNanos();

    public PostgresBacklog(String domain, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.domain = domain;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void add(Notice notice) {
        jdbc.sql(ADD).params(domain, notice.id(), notice.version()).update();
    }

    @Override
    public Map<UUID, Long> next(int limit, Instant now) {
        var some = new HashMap<UUID, Long>();
        jdbc.sql(NEXT).params(domain, utc(now), limit).query(row -> {
            some.put(row.getObject("id", UUID.class), row.getLong("version"));
        });
        return some;
    }

    /// In one order, so that nobody who does the same at the same time waits for us while we wait for him.
    @Override
    public void done(Map<UUID, Long> reached, Instant asOf) {
        reached.entrySet().stream().sorted(Map.Entry.comparingByKey(ById.ORDER)).forEach(it -> {
            if (jdbc.sql(DONE).params(domain, it.getKey(), it.getValue()).update() == 0) {
                jdbc.sql(WAIT_FOR_LATER_CHANGE)
                        .params(utc(asOf), domain, it.getKey())
                        .update();
            }
        });
    }

    @Override
    public void setAside(List<Rejection> rejected, Instant now) {
        if (!rejected.isEmpty()) {
            anythingAside = true;
        }
        rejected.stream()
                .sorted(Comparator.comparing(Rejection::id, ById.ORDER))
                .forEach(it -> jdbc.sql(SET_ASIDE)
                        .param("domain", domain)
                        .param("id", it.id())
                        .param("version", it.version())
                        .param("why", it.why())
                        .param("now", utc(now))
                        .param("first", (double) Backlog.PAUSES.first().toSeconds())
                        .param("longest", (double) Backlog.PAUSES.longest().toSeconds())
                        .update());
    }

    @Override
    public boolean retry(Notice notice) {
        if (!isAnythingAside()) {
            return false;
        }
        int due = jdbc.sql(RETRY)
                .params(notice.version(), domain, notice.id(), notice.version())
                .update();
        return due == 1;
    }

    /// Looked up now and then only, because it is asked for every fact: what another node has set aside
    /// meanwhile is due again as soon anyway.
    private boolean isAnythingAside() {
        long now = System.nanoTime();
        if (now - asideLookedUp >= Backlog.PAUSES.first().toNanos()) {
            asideLookedUp = now;
            anythingAside = jdbc.sql(IS_ANYTHING_ASIDE)
                    .param(domain)
                    .query(Boolean.class)
                    .single();
        }
        return anythingAside;
    }

    @Override
    public Instant now() {
        return jdbc.sql(NOW).query(OffsetDateTime.class).single().toInstant();
    }

    @Override
    public boolean waitsSince(Instant then) {
        return jdbc.sql(WAITS_SINCE)
                .params(domain, utc(then))
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<Instant> confirmed() {
        return jdbc.sql(CONFIRMED)
                .param(domain)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public void confirm(Instant asOf) {
        jdbc.sql(CONFIRM).params(domain, utc(asOf)).update();
    }

    @Override
    public long waiting() {
        return jdbc.sql(WAITING).param(domain).query(Long.class).single();
    }

    @Override
    public long aside() {
        return jdbc.sql(HOW_MANY_ASIDE).param(domain).query(Long.class).single();
    }

    @Override
    public List<SetAsideItem> aside(int limit) {
        return jdbc.sql(ASIDE)
                .params(domain, limit)
                .query((row, _) -> new SetAsideItem(
                        row.getObject("id", UUID.class),
                        row.getLong("version"),
                        row.getString("reason"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts")))
                .list();
    }

    @Override
    public Optional<Import> importing() {
        return jdbc.sql(IMPORTING)
                .param(domain)
                .query(PostgresBacklog::importOf)
                .optional()
                .orElse(Optional.of(Import.FIRST));
    }

    private static Optional<Import> importOf(ResultSet row, int number) throws SQLException {
        if (row.getBoolean("complete")) {
            return Optional.empty();
        }
        var cursor = row.getObject("cursor", UUID.class);
        return Optional.of(new Import(
                row.getObject("number", UUID.class),
                span(row.getObject("from_at", OffsetDateTime.class), row.getObject("to_at", OffsetDateTime.class)),
                cursor == null ? Pages.START : cursor,
                row.getLong("imported")));
    }

    private static Optional<Span> span(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {
        return from == null || to == null ? Optional.empty() : Optional.of(new Span(from.toInstant(), to.toInstant()));
    }

    @Override
    public void begin(Import anew) {
        jdbc.sql(BEGIN)
                .params(domain, anew.number(), anew.cursor(), anew.imported())
                .param(anew.span().map(it -> utc(it.from())).orElse(null))
                .param(anew.span().map(it -> utc(it.to())).orElse(null))
                .update();
    }

    @Override
    public boolean importedUpTo(Import it, UUID cursor, int more) {
        return jdbc.sql(PROGRESS).params(domain, it.number(), cursor, more).update() == 1;
    }

    @Override
    public void importComplete(Import it) {
        jdbc.sql(COMPLETE).params(domain, it.number()).update();
    }

    @Override
    public void inTransaction(Runnable work) {
        transaction.executeWithoutResult(_ -> work.run());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
