package dev.dosirak.demo.load;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The table of shops, one row each; what is a list on the wire is written compactly in its cell.
///
/// `fees`: `1000:2000 3000:3500` (up to metres : won). `hours`: see [WeeklyHours]. `closedDays`: dates with spaces
/// between.
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

    @Override
    public List<String> known() {
        return KNOWN;
    }

    @Override
    public List<String> required() {
        return REQUIRED;
    }

    @Override
    public ObjectNode row(Map<String, String> cells) throws BadCell {
        var row = JsonNodeFactory.instance.objectNode();
        row.put("code", text(cells, "code"));
        row.put("ownerCode", text(cells, "ownerCode"));
        profile(row.putObject("profile"), cells);
        var delivery = row.putObject("delivery");
        delivery.put("radiusMeters", whole(cells, "radiusMeters"));
        delivery.put("minimumOrder", whole(cells, "minimumOrder"));
        fees(delivery, text(cells, "fees"));
        var hours = row.putObject("hours");
        WeeklyHours.into(hours.putArray("weekly"), text(cells, "hours"));
        closedDays(hours, text(cells, "closedDays"));
        return row;
    }

    private static void profile(ObjectNode profile, Map<String, String> cells) throws BadCell {
        for (var plain : List.of("name", "category", "phone", "notice")) {
            profile.put(plain, text(cells, plain));
        }
        profile.putObject("address").put("road", text(cells, "road")).put("district", text(cells, "district"));
        profile.putObject("position").put("lat", degrees(cells, "lat", 90)).put("lng", degrees(cells, "lng", 180));
    }

    private static void fees(ObjectNode delivery, String fees) throws BadCell {
        var tiers = delivery.putArray("fees");
        for (var tier : fees.split(" +")) {
            var parts = tier.split(":", -1);
            if (parts.length != 2 || !isWhole(parts[0]) || !isWhole(parts[1])) {
                throw new BadCell("fees", fees, "like 1000:2000 3000:3500");
            }
            tiers.addObject().put("uptoMeters", Integer.parseInt(parts[0])).put("fee", Long.parseLong(parts[1]));
        }
    }

    private static void closedDays(ObjectNode hours, String days) throws BadCell {
        var closed = hours.putArray("closedDays");
        if (days.isEmpty()) {
            return;
        }
        for (var day : days.split(" +")) {
            try {
                closed.add(LocalDate.parse(day).toString());
            } catch (DateTimeException e) {
                throw new BadCell("closedDays", day, "a date like 2026-12-25");
            }
        }
    }

    private static String text(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "");
    }

    private static long whole(Map<String, String> cells, String column) throws BadCell {
        var value = text(cells, column);
        if (!isWhole(value)) {
            throw new BadCell(column, value, "a whole number");
        }
        return Long.parseLong(value);
    }

    private static boolean isWhole(String value) {
        return value.matches("[0-9]{1,9}");
    }

    private static BigDecimal degrees(Map<String, String> cells, String column, int most) throws BadCell {
        var value = text(cells, column);
        if (!value.matches("-?[0-9]{1,3}(\\.[0-9]{1,12})?") || Math.abs(Double.parseDouble(value)) > most) {
            throw new BadCell(column, value, "degrees like 37.566300");
        }
        return new BigDecimal(value);
    }
}
