package dev.dosirak.demo.load;

import dev.dosirak.demo.load.Columns.BadCell;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/// Days on which a shop does not open, in one cell, with spaces, commas or line breaks between: `2026-12-25`, or as
/// Koreans write it, `2026. 12. 25.`
final class ClosedDays {

    private static final Pattern DAY =
            Pattern.compile("([0-9]{4})[-./] ?([0-9]{1,2})[-./] ?([0-9]{1,2})\\.?(?:[\\s,;]+|$)");

    private ClosedDays() {}

    static void into(ArrayNode closed, String cell) throws BadCell {
        var rest = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
        while (!rest.isEmpty()) {
            var day = DAY.matcher(rest);
            if (!day.lookingAt()) {
                throw bad(rest);
            }
            try {
                closed.add(LocalDate.of(number(day.group(1)), number(day.group(2)), number(day.group(3)))
                        .toString());
            } catch (DateTimeException e) {
                throw bad(rest);
            }
            rest = rest.substring(day.end());
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static BadCell bad(String rest) {
        return new BadCell(
                "closedDays", rest.replaceFirst("(?s)[\\s,;].*", ""), "a date like 2026-12-25 or 2026.12.25");
    }
}
