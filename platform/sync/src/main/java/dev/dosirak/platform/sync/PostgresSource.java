package dev.dosirak.platform.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An owner's data as a table, or a view of several, with the columns `id`, `version`, `deleted`, `changed_at` and
/// `document` (JSON as text, `{}` of a tombstone).
///
/// Version and document must come from one snapshot, which they do within one statement. The database must find rows
/// by `id`, in order of it, and by `changed_at`.
public final class PostgresSource implements SyncSource {

    private final String domain;
    private final String noticeType;
    private final String items;
    private final String versions;
    private final JdbcClient jdbc;

    /// @param domain as `shops`
    /// @param noticeType as `shop.changed.v1`
    /// @param relation the table or view
    public PostgresSource(String domain, String noticeType, String relation, JdbcClient jdbc) {
        this.domain = domain;
        this.noticeType = noticeType;
        this.items = "select id, version, deleted, document from " + relation;
        this.versions = "select id, version from " + relation;
        this.jdbc = jdbc;
    }

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public String noticeType() {
        return noticeType;
    }

    @Override
    public List<SyncItem> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : items(jdbc.sql(items + " where id in (:ids)").param("ids", ids));
    }

    @Override
    public List<SyncItem> after(UUID cursor, int limit) {
        return items(jdbc.sql(items + " where id > ? order by id limit ?").params(cursor, limit));
    }

    /// What changed later may have changed in the span, too: only the last change is known.
    @Override
    public List<SyncItem> changed(Span span, UUID cursor, int limit) {
        return items(jdbc.sql(items + " where changed_at >= ? and id > ? order by id limit ?")
                .params(span.from().atOffset(ZoneOffset.UTC), cursor, limit));
    }

    @Override
    public List<VersionEntry> versions(UUID cursor, int limit) {
        return jdbc.sql(versions + " where id > ? order by id limit ?")
                .params(cursor, limit)
                .query((row, _) -> new VersionEntry(row.getObject("id", UUID.class), row.getLong("version")))
                .list();
    }

    private static List<SyncItem> items(JdbcClient.StatementSpec query) {
        return query.query(PostgresSource::item).list();
    }

    private static SyncItem item(ResultSet row, int number) throws SQLException {
        return new SyncItem(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getBoolean("deleted"),
                row.getString("document"));
    }
}
