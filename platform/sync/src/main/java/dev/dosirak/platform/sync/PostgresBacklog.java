package dev.dosirak.platform.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// For a copy in the service's own database: a notice that was heard is not lost with the node that heard it.
public final class PostgresBacklog implements Backlog {

    private static final UUID START = new UUID(0, 0);

    private static final String ADD = """
            insert into sync_pending (domain, id, version) values (?, ?, ?)
            on conflict (domain, id) do update set version = greatest(sync_pending.version, excluded.version)
            """;
    private static final String NEXT = "select id, version from sync_pending where domain = ? limit ?";
    private static final String DONE = "delete from sync_pending where domain = ? and id = ? and version <= ?";
    private static final String CURSOR = "select cursor, complete from sync_import where domain = ?";
    private static final String PROGRESS = """
            insert into sync_import (domain, cursor, complete) values (?, ?, false)
            on conflict (domain) do update set cursor = excluded.cursor
            """;
    private static final String COMPLETE = """
            insert into sync_import (domain, complete) values (?, true)
            on conflict (domain) do update set complete = true
            """;

    private final String domain;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public PostgresBacklog(String domain, JdbcClient jdbc, TransactionTemplate transaction) {
        this.domain = domain;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void add(Notice notice) {
        jdbc.sql(ADD).params(domain, notice.id(), notice.version()).update();
    }

    @Override
    public Map<UUID, Long> next(int limit) {
        var some = new HashMap<UUID, Long>();
        jdbc.sql(NEXT).params(domain, limit).query(row -> {
            some.put(row.getObject("id", UUID.class), row.getLong("version"));
        });
        return some;
    }

    @Override
    public void done(Map<UUID, Long> reached) {
        reached.forEach(
                (id, version) -> jdbc.sql(DONE).params(domain, id, version).update());
    }

    private record Import(Optional<UUID> cursor, boolean complete) {}

    @Override
    public Optional<UUID> importCursor() {
        var known = jdbc.sql(CURSOR)
                .params(domain)
                .query((row, _) -> new Import(
                        Optional.ofNullable(row.getObject("cursor", UUID.class)), row.getBoolean("complete")))
                .optional()
                .orElse(new Import(Optional.empty(), false));
        return known.complete() ? Optional.empty() : Optional.of(known.cursor().orElse(START));
    }

    @Override
    public void importedUpTo(UUID cursor) {
        jdbc.sql(PROGRESS).params(domain, cursor).update();
    }

    @Override
    public void importComplete() {
        jdbc.sql(COMPLETE).params(domain).update();
    }

    @Override
    public void together(Runnable work) {
        transaction.executeWithoutResult(_ -> work.run());
    }
}
