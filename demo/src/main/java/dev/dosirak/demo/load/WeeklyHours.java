package dev.dosirak.demo.load;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/// Opening hours in one cell: `mon-fri 11:00-22:00; sat,sun 12:00-02:00`, or `daily …` for the whole week.
///
/// A day may be named twice (a break in the afternoon). Closing at or before opening means the next day; `00:00-00:00`
/// is all day.
final class WeeklyHours {

    private static final List<String> SHORT = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> LONG =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final Pattern PART =
            Pattern.compile("(\\S+) +((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9])");
    private static final String EXPECTED = "like mon-fri 11:00-22:00; sat,sun 12:00-02:00";

    private WeeklyHours() {}

    static void into(ArrayNode weekly, String cell) throws BadCell {
        for (var part : cell.split(";")) {
            var match = PART.matcher(part.strip());
            if (!match.matches()) {
                throw new BadCell("hours", cell, EXPECTED);
            }
            for (int day : days(match.group(1), cell)) {
                weekly.addObject()
                        .put("day", LONG.get(day))
                        .put("open", match.group(2))
                        .put("close", match.group(3));
            }
        }
    }

    private static List<Integer> days(String text, String cell) throws BadCell {
        var days = new ArrayList<Integer>();
        for (var piece : (text.equals("daily") ? "mon-sun" : text).split(",")) {
            var ends = piece.split("-", -1);
            int first = SHORT.indexOf(ends[0]);
            int last = SHORT.indexOf(ends[ends.length - 1]);
            if (ends.length > 2 || first < 0 || last < 0) {
                throw new BadCell("hours", cell, EXPECTED);
            }
            for (int day = first; ; day = (day + 1) % SHORT.size()) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }
}
