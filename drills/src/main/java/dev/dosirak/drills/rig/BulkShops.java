package dev.dosirak.drills.rig;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.CityShop;
import dev.dosirak.demo.city.Menu;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/// Any number of approved shops of the demo city, put straight into the shop service's table: importing hundreds of
/// thousands through the front door takes longer than anybody wants to wait for a bench. Nobody is told of them.
public final class BulkShops {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int AT_ONCE = 2_000;
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final String COPY = "copy shop (id, version, owner, state, document, changed_at) from stdin";

    private final City city;
    private final UUID owner;

    /// @param owner whose shops they all are
    public BulkShops(City city, UUID owner) {
        this.city = city;
        this.owner = owner;
    }

    public void fill(Stores stores, Figures figures) throws SQLException {
        try (var connection = stores.open(Service.SHOP)) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            for (int from = 0; from < city.shops(); from += AT_ONCE) {
                var rows = IntStream.range(from, Math.min(city.shops(), from + AT_ONCE))
                        .parallel()
                        .mapToObj(it -> row(city.shop(it)))
                        .toList();
                for (var row : rows) {
                    copy.writeToCopy(row, 0, row.length);
                }
                if (from % 50_000 == 0) {
                    figures.say("%,d of %,d shops are in the table", from, city.shops());
                }
            }
            copy.endCopy();
            try (var statement = connection.createStatement()) {
                statement.execute("analyze shop");
            }
        }
    }

    /// The shops of a file, a line each as in the data-sync contract.
    public static void fill(Stores stores, Path file) throws SQLException, IOException {
        try (var connection = stores.open(Service.SHOP)) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            for (var line : Files.readAllLines(file)) {
                var item = JSON.readTree(line);
                var document = item.path("document").toString().replace("\\", "\\\\");
                var row = "%s\t%d\t%s\tAPPROVED\t%s\tnow\n"
                        .formatted(
                                item.path("id").asString(),
                                item.path("version").asLong(),
                                item.at("/document/owner").asString(),
                                document)
                        .getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(row, 0, row.length);
            }
            copy.endCopy();
        }
    }

    private byte[] row(CityShop shop) {
        var document = JSON.writeValueAsString(document(shop)).replace("\\", "\\\\");
        return "%s\t1\t%s\tAPPROVED\t%s\tnow\n"
                .formatted(shop.id(), owner, document)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// As the shop service writes it.
    private Map<String, Object> document(CityShop shop) {
        var it = new LinkedHashMap<String, Object>();
        it.put("id", shop.id());
        it.put("version", 1);
        it.put("owner", owner);
        it.put("state", "approved");
        it.put("refusal", null);
        it.put("profile", profile(shop));
        it.put("delivery", delivery(shop));
        var hours = new LinkedHashMap<String, Object>();
        hours.put("weekly", openAllDay());
        hours.put("closedDays", List.of());
        hours.put("closedUntil", null);
        it.put("hours", hours);
        it.put("discountPercent", 0);
        it.put(
                "menu",
                Map.of(
                        "categories",
                        shop.menu().categories().stream()
                                .map(category -> category(shop, category))
                                .toList()));
        return it;
    }

    static Map<String, Object> profile(CityShop shop) {
        return Map.of(
                "name", shop.name(),
                "category", shop.category(),
                "phone", shop.phone(),
                "notice", shop.notice(),
                "address", Map.of("road", shop.road(), "district", shop.district()),
                "position", shop.position());
    }

    static List<Map<String, String>> openAllDay() {
        return DAYS.stream()
                .map(day -> Map.of("day", day, "open", "00:00", "close", "00:00"))
                .toList();
    }

    static Map<String, Object> delivery(CityShop shop) {
        return Map.of("radiusMeters", shop.radiusMeters(), "minimumOrder", shop.minimumOrder(), "fees", shop.fees());
    }

    private static Map<String, Object> category(CityShop shop, Menu.Category category) {
        return Map.of(
                "id", shop.id("category", category.code()),
                "name", category.name(),
                "products",
                        category.products().stream()
                                .map(it -> product(shop, it))
                                .toList());
    }

    private static Map<String, Object> product(CityShop shop, Menu.Product product) {
        return Map.of(
                "id", shop.idOf(product),
                "name", product.name(),
                "description", product.description(),
                "price", product.price(),
                "soldOut", false,
                "optionGroups",
                        product.optionGroups().stream()
                                .map(it -> group(shop, it))
                                .toList());
    }

    private static Map<String, Object> group(CityShop shop, Menu.OptionGroup group) {
        return Map.of(
                "id", shop.id("group", group.code()),
                "name", group.name(),
                "min", group.min(),
                "max", group.max(),
                "options",
                        group.options().stream()
                                .map(it -> Map.of(
                                        "id", shop.id("option", it.code()), "name", it.name(), "price", it.price()))
                                .toList());
    }
}
