package dev.dosirak.demo.load;

import dev.dosirak.demo.load.Columns.BadCell;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/// Opening hours in one cell: `mon-fri 11:00-22:00; sat,sun 12:00-02:00`, or `daily …` for the whole week; also as
/// Koreans write them: `월~금 11시~22시, 주말 24시간`.
///
/// Hours that name no day are of those named before them (a break in the afternoon), or of every day. Closing at or
/// before opening means the next day, and so does `24:30`; `00:00-24:00` is all day.
final class WeeklyHours {

    private static final List<String> SHORT = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> LONG =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final String KOREAN = "월화수목금토일";
    private static final Map<String, String> SPANS = Map.of(
            "daily", "mon-sun", "매일", "mon-sun", "연중무휴", "mon-sun", "평일", "mon-fri", "주중", "mon-fri", "주말", "sat-sun");

    private static final String TIME = "([0-9]{1,2})(?::([0-9]{2})|시(?: ?([0-9]{1,2})분)?)";
    private static final Pattern PART = Pattern.compile("(?:(\\S+) +)?(?:" + TIME + " ?- ?" + TIME + "|24시간)");

    /// A comma behind hours begins the next ones; behind a day it goes on with another.
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[;\\n]|(?<=[0-9시분간]),)\\s*");

    private static final String EXPECTED =
            "like mon-fri 11:00-22:00; sat,sun 12:00-02:00 or 월~금 11시~22시, 주말 24시간 (days: mon…sun, daily, 월…일, 평일,"
                    + " 주말, 매일; 24:30 is half past midnight, 24시간 around the clock)";

    private WeeklyHours() {}

    static void into(ArrayNode weekly, String cell) throws BadCell {
        var plain = Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .replaceAll("[~∼〜–—−]", "-")
                .replaceAll(" *([,-]) *", "$1")
                .strip()
                .toLowerCase(Locale.ROOT);
        var days = "daily";
        for (var part : BETWEEN.split(plain)) {
            var match = PART.matcher(part.strip());
            if (!match.matches()) {
                throw new BadCell("hours", cell, EXPECTED);
            }
            days = match.group(1) == null ? days : match.group(1);
            for (int day : days(days, cell)) {
                weekly.addObject()
                        .put("day", LONG.get(day))
                        .put("open", time(match, 2, "00:00", cell))
                        .put("close", time(match, 5, "24:00", cell));
            }
        }
    }

    /// @param group the first of the three that a time has
    private static String time(Matcher match, int group, String otherwise, String cell) throws BadCell {
        if (match.group(group) == null) {
            return otherwise;
        }
        int hour = Integer.parseInt(match.group(group));
        var minute = match.group(group + 1) == null ? match.group(group + 2) : match.group(group + 1);
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        if (hour >= 30 || minutes >= 60) {
            throw new BadCell("hours", cell, EXPECTED);
        }
        return "%02d:%02d".formatted(hour, minutes);
    }

    private static List<Integer> days(String text, String cell) throws BadCell {
        var days = new ArrayList<Integer>();
        for (var piece : text.split(",")) {
            var ends = SPANS.getOrDefault(piece, piece).split("-", -1);
            int first = day(ends[0]);
            int last = day(ends[ends.length - 1]);
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

    private static int day(String name) {
        var bare = name.endsWith("요일") ? name.substring(0, name.length() - 2) : name;
        if (bare.length() == 1) {
            return KOREAN.indexOf(bare);
        }
        return SHORT.contains(bare) ? SHORT.indexOf(bare) : LONG.indexOf(bare);
    }
}
