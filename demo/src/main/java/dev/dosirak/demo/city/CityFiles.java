package dev.dosirak.demo.city;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;

/// The city written down as a company would hand its data over: two tables and one line of JSON per menu.
///
/// @param members columns `code,role,email,name,phone,passwordHash`
/// @param shops   one row per shop; fees as `1000:2000 3000:3500` (up to metres : won), hours as
///                `mon-fri 11:00-22:00; sat,sun 12:00-02:00`, closed days as dates with spaces between
/// @param menus   one `{"code":…,"menu":…}` per line, the code being the shop's
public record CityFiles(Path members, Path shops, Path menus) {

    private static final JsonMapper JSON = JsonMapper.shared();

    private record ShopMenu(String code, Menu menu) {}

    /// The names the files have in a folder, whether they exist or not.
    public static CityFiles in(Path folder) {
        return new CityFiles(
                folder.resolve("members.csv"), folder.resolve("shops.csv"), folder.resolve("menus.ndjson"));
    }

    /// All three, in the order in which they must be imported.
    public List<Path> all() {
        return List.of(members, shops, menus);
    }

    /// Writes the city; files of the same names are replaced.
    public static CityFiles write(City city, Path folder) throws IOException {
        Files.createDirectories(folder);
        var files = in(folder);
        writeMembers(city, files.members);
        writeShopsAndMenus(city, files.shops, files.menus);
        return files;
    }

    private static void writeMembers(City city, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            row(out, "code", "role", "email", "name", "phone", "passwordHash");
            writeMembers(out, city.owners(), city::owner);
            writeMembers(out, city.riders(), city::rider);
            writeMembers(out, city.customers(), city::customer);
        }
    }

    private static void writeMembers(Writer out, int count, IntFunction<Resident> members) throws IOException {
        for (int number = 0; number < count; number++) {
            var it = members.apply(number);
            row(out, it.code(), it.role(), it.email(), it.name(), it.phone(), Resident.PASSWORD_HASH);
        }
    }

    private static void writeShopsAndMenus(City city, Path shops, Path menus) throws IOException {
        try (var table = Files.newBufferedWriter(shops);
                var lines = Files.newBufferedWriter(menus)) {
            row(
                    table,
                    "code,ownerCode,name,category,phone,notice,road,district,lat,lng,radiusMeters,minimumOrder,fees,hours,closedDays"
                            .split(","));
            for (int number = 0; number < city.shops(); number++) {
                var shop = city.shop(number);
                shopRow(table, shop);
                lines.write(JSON.writeValueAsString(new ShopMenu(shop.code(), shop.menu())));
                lines.write('\n');
            }
        }
    }

    private static void shopRow(Writer table, CityShop shop) throws IOException {
        row(
                table,
                shop.code(),
                shop.ownerCode(),
                shop.name(),
                shop.category(),
                shop.phone(),
                shop.notice(),
                shop.road(),
                shop.district(),
                Double.toString(shop.position().lat()),
                Double.toString(shop.position().lng()),
                Integer.toString(shop.radiusMeters()),
                Long.toString(shop.minimumOrder()),
                shop.fees().stream().map(it -> it.uptoMeters() + ":" + it.fee()).collect(joining(" ")),
                shop.hours(),
                String.join(" ", shop.closedDays()));
    }

    private static void row(Writer out, String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            out.write(i == 0 ? "" : ",");
            out.write(quoted(cells[i]));
        }
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        var plain = cell.chars().noneMatch(it -> it == ',' || it == '"' || it == '\r' || it == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
