package dev.dosirak.drills.crash;

import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.Web;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Menus of shops, as far as they matter here: every dish with its price and whether it is sold out. The
/// storefront has no database, so its pages are asked for.
final class ShopMenus {

    private static final String DOCUMENTS = "select id, document from shop where state = 'APPROVED'";

    private static final int NOT_FOUND = 404;

    static final String SOLD_OUT = ", sold out";

    private ShopMenus() {}

    static Map<UUID, Map<UUID, String>> menus(Connection shop) throws SQLException {
        record Row(UUID id, String document) {}
        var rows =
                Rows.read(shop, DOCUMENTS, row -> new Row(row.getObject("id", UUID.class), row.getString("document")));
        var menus = new HashMap<UUID, Map<UUID, String>>();
        rows.forEach(it -> menus.put(it.id(), menu(JsonMapper.shared().readTree(it.document()))));
        return menus;
    }

    static Map<UUID, Map<UUID, String>> shown(Web web, Collection<UUID> shops) throws InterruptedException {
        var pages = new HashMap<UUID, Map<UUID, String>>();
        for (var shop : shops) {
            var page = web.get(BenchAddresses.window().resolve("/api/v1/storefront/shops/" + shop), "");
            pages.put(shop, menu(page.status() == NOT_FOUND ? page.body() : page.required("The page of " + shop)));
        }
        return pages;
    }

    /// `18000` or `18000, sold out`, by dish.
    static Map<UUID, String> menu(JsonNode document) {
        var dishes = new HashMap<UUID, String>();
        for (var category : document.path("menu").path("categories")) {
            for (var dish : category.path("products")) {
                dishes.put(
                        UUID.fromString(dish.path("id").asString()),
                        dish.path("price").asLong() + (dish.path("soldOut").asBoolean() ? SOLD_OUT : ""));
            }
        }
        return dishes;
    }
}
