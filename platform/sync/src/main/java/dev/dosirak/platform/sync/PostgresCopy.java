package dev.dosirak.platform.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A copy that keeps the owner's documents as they come, in a table with the columns `id` (primary key), `version`,
/// `deleted`, `document` (text) and `seal` (uuid), by which an audit sees that a row was changed by anybody else.
public final class PostgresCopy implements Copy {

    private static final String SEAL = "md5(%1$s.version || ' ' || %1$s.deleted || ' ' || %1$s.document)::uuid";

    private static final String PUT = """
            insert into %1$s (id, version, deleted, document, seal)
            select it.id, it.version, it.deleted, it.document, %2$s
              from (select ?::uuid as id, ?::bigint as version, ?::boolean as deleted, ?::text as document) as it
            on conflict (id) do update
               set version = excluded.version, deleted = excluded.deleted,
                   document = excluded.document, seal = excluded.seal
            """;

    private final String store;
    private final String replace;
    private final String find;
    private final String page;
    private final String forget;
    private final JdbcClient jdbc;

    /// @param table its name
    public PostgresCopy(String table, JdbcClient jdbc) {
        this.replace = PUT.formatted(table, SEAL.formatted("it"));
        this.store = replace + " where %s.version < excluded.version".formatted(table);
        var version =
                "case when seal = %s then version else %d end".formatted(SEAL.formatted(table), VersionEntry.DAMAGED);
        var held = "select id, %s as version from %s".formatted(version, table);
        this.find = held + " where id in (:ids)";
        this.page = held + " where id > ? order by id limit ?";
        this.forget = "delete from %s where id = ? and %s = ?".formatted(table, version);
        this.jdbc = jdbc;
    }

    @Override
    public List<Rejection> store(List<SyncItem> items) {
        return put(store, items);
    }

    @Override
    public List<Rejection> replace(List<SyncItem> items) {
        return put(replace, items);
    }

    private List<Rejection> put(String sql, List<SyncItem> items) {
        items.forEach(it -> jdbc.sql(sql)
                .params(it.id(), it.version(), it.deleted(), it.document())
                .update());
        return List.of();
    }

    @Override
    public List<VersionEntry> versions(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(find).param("ids", ids).query(held()).list();
    }

    @Override
    public List<VersionEntry> versions(UUID cursor, int limit) {
        return jdbc.sql(page).params(cursor, limit).query(held()).list();
    }

    private static RowMapper<VersionEntry> held() {
        return (row, _) -> new VersionEntry(row.getObject("id", UUID.class), row.getLong("version"));
    }

    @Override
    public void remove(List<VersionEntry> unknown) {
        unknown.forEach(it -> jdbc.sql(forget).params(it.id(), it.version()).update());
    }
}
