package dev.dosirak.shop.registry.postgres;

import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.SyncSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lets other services copy the shops; the stored document goes out as it is.
@Repository
class ShopsToCopy implements SyncSource {

    private static final String FIND = "select id, version, document from shop where id in (:ids)";
    private static final String AFTER =
            "select id, version, document from shop where id > :cursor order by id limit :limit";

    private final JdbcClient jdbc;

    ShopsToCopy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String domain() {
        return "shops";
    }

    @Override
    public List<SyncItem> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(FIND).param("ids", ids).query(ShopsToCopy::item).list();
    }

    @Override
    public List<SyncItem> after(UUID cursor, int limit) {
        return jdbc.sql(AFTER)
                .param("cursor", cursor)
                .param("limit", limit)
                .query(ShopsToCopy::item)
                .list();
    }

    /// A shop is never deleted, so there are no tombstones.
    private static SyncItem item(ResultSet row, int number) throws SQLException {
        return new SyncItem(row.getObject("id", UUID.class), row.getLong("version"), false, row.getString("document"));
    }
}
