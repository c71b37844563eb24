package dev.dosirak.drills.crash;

import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/// What one service copies from another: shops, and orders as the history shows them.
///
/// @param shops at their owner's: version and contents
/// @param copiedShops at the order service's
/// @param views of orders
/// @param pages menus as the storefront shows them, by shop; see [ShopMenus]
/// @param menus the same, of the shops themselves
record CopyRecords(
        Map<UUID, Shop> shops,
        Map<UUID, Shop> copiedShops,
        Map<UUID, View> views,
        Map<UUID, Map<UUID, String>> pages,
        Map<UUID, Map<UUID, String>> menus) {

    private static final String SHOPS = "select id, version, md5(document::jsonb::text) as contents from shop";
    private static final String COPIED_SHOPS =
            "select id, version, md5(document::jsonb::text) as contents from shop_copy where not deleted";
    private static final String VIEWS = """
            select order_id, sequence, state, (select count(*) from jsonb_object_keys(timeline)) as steps
              from order_view
            """;

    /// @param contents a digest
    record Shop(long version, String contents) {}

    /// @param steps how many entries its timeline has
    record View(long sequence, String state, long steps) {}

    static Map<UUID, Shop> shops(Connection shop) throws SQLException {
        return documents(shop, SHOPS);
    }

    static Map<UUID, Shop> copiedShops(Connection order) throws SQLException {
        return documents(order, COPIED_SHOPS);
    }

    private static Map<UUID, Shop> documents(Connection store, String sql) throws SQLException {
        record Row(UUID id, Shop shop) {}
        var rows = Rows.read(
                store,
                sql,
                row -> new Row(
                        row.getObject("id", UUID.class), new Shop(row.getLong("version"), row.getString("contents"))));
        return rows.stream().collect(toMap(Row::id, Row::shop));
    }

    static Map<UUID, View> views(Connection history) throws SQLException {
        record Row(UUID id, View view) {}
        var rows = Rows.read(
                history,
                VIEWS,
                row -> new Row(
                        row.getObject("order_id", UUID.class),
                        new View(row.getLong("sequence"), row.getString("state"), row.getLong("steps"))));
        return rows.stream().collect(toMap(Row::id, Row::view));
    }
}
