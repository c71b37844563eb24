package dev.dosirak.demo.load;

import dev.dosirak.demo.load.Columns.BadCell;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The table of shops, one row each; what is a list on the wire is written compactly in its cell.
///
/// `fees`: `1000:2000 3000:3500` (up to metres : won). `hours`: see [WeeklyHours]. `closedDays`: see
/// [ClosedDays].
final class ShopColumns implements Columns {

    private static final List<String> KNOWN = List.of(
            "code",
            "ownerCode",
            "name",
            "category",
            "phone",
            "notice",
            "road",
            "district",
            "lat",
            "lng",
            "radiusMeters",
            "minimumOrder",
            "fees",
            "hours",
            "closedDays");
    private static final List<String> REQUIRED = List.of(
            "code",
            "ownerCode",
            "name",
            "category",
            "phone",
            "road",
            "district",
            "lat",
            "lng",
            "radiusMeters",
            "minimumOrder",
            "fees",
            "hours");

    private final Assumptions assumptions;

    ShopColumns(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    @Override
    public boolean knows(String column) {
        return KNOWN.contains(column);
    }

    @Override
    public List<String> required() {
        return assumptions.owner().isEmpty()
                ? REQUIRED
                : REQUIRED.stream().filter(it -> !it.equals("ownerCode")).toList();
    }

    @Override
    public ParsedRow row(Map<String, String> cells) throws BadCell {
        var row = JsonNodeFactory.instance.objectNode();
        row.put("code", text(cells, "code"));
        row.put("ownerCode", cells.getOrDefault("ownerCode", assumptions.owner().orElse("")));
        var coordinates =
                Coordinates.of("lat", text(cells, "lat"), "lng", text(cells, "lng"), assumptions.projection());
        profile(row.putObject("profile"), coordinates, cells);
        var delivery = row.putObject("delivery");
        delivery.put("radiusMeters", whole(cells, "radiusMeters"));
        delivery.put("minimumOrder", whole(cells, "minimumOrder"));
        fees(delivery, text(cells, "fees"));
        var hours = row.putObject("hours");
        WeeklyHours.into(hours.putArray("weekly"), text(cells, "hours"));
        ClosedDays.into(hours.putArray("closedDays"), text(cells, "closedDays"));
        return new ParsedRow(row, coordinates.notes());
    }

    private static void profile(ObjectNode profile, Coordinates coordinates, Map<String, String> cells) {
        for (var plain : List.of("name", "category", "phone", "notice")) {
            profile.put(plain, text(cells, plain));
        }
        profile.putObject("address").put("road", text(cells, "road")).put("district", text(cells, "district"));
        profile.putObject("position").put("lat", coordinates.lat()).put("lng", coordinates.lng());
    }

    private static void fees(ObjectNode delivery, String fees) throws BadCell {
        var tiers = delivery.putArray("fees");
        for (var tier : fees.split(" +")) {
            var parts = tier.split(":", -1);
            var upto = Amount.of(parts[0]);
            var fee = Amount.of(parts[parts.length - 1]);
            if (parts.length != 2 || upto.isEmpty() || fee.isEmpty()) {
                throw new BadCell("fees", fees, "like 1000:2000 3000:3500");
            }
            tiers.addObject().put("uptoMeters", upto.getAsLong()).put("fee", fee.getAsLong());
        }
    }

    private static String text(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "");
    }

    private static long whole(Map<String, String> cells, String column) throws BadCell {
        var value = text(cells, column);
        return Amount.of(value).orElseThrow(() -> new BadCell(column, value, "a whole number like 13000 or 13,000"));
    }

    /// A whole number as people write it in a table: `13,000`, `13,000원`, `₩13,000`, `１３０００`, `2,000m`.
    private static final class Amount {

        private static final Pattern FORM = Pattern.compile(
                "[₩￦\\\\]?\\s*([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\\.0{1,2})?\\s*(원|won|m|미터)?");

        private Amount() {}

        static OptionalLong of(String text) {
            var form = FORM.matcher(
                    Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
            return form.matches()
                    ? OptionalLong.of(Long.parseLong(form.group(1).replace(",", "")))
                    : OptionalLong.empty();
        }
    }
}
