package dev.dosirak.drills.poison;

import java.util.List;

/// A field of a body and what must never stand in it.
///
/// @param path as `lines[0].quantity`
/// @param wrong as JSON, so that it may be what no writer of JSON would write
record Field(String path, List<String> wrong) {

    private static final List<String> TEXTS = List.of(
            "\"a\\u0000b\"",
            "\"a\\u0007b\"",
            "\"\\u001b[31mred\"",
            "\"a\\u007fb\"",
            "\"a\\u0090b\"",
            "\"a\\ufffeb\"",
            "\"a\\ufdd0b\"",
            "\"\\ud83f\\udffe\"",
            "\"\\ud800\"",
            "\"a\\udc00b\"",
            "\"" + "x".repeat(20_000) + "\"",
            "{}",
            "[]");
    private static final List<String> WHOLE_NUMBERS =
            List.of("99999999999999999999", "1e400", "-1e999999999", "\"many\"", "\"\\u0000\"", "{}", "[]");
    private static final List<String> DEGREES =
            List.of("91000", "-1e308", "1e400", "\"NaN\"", "\"Infinity\"", "\"north\"", "{}", "[]");
    private static final List<String> IDS = List.of("\"not-a-uuid\"", "\"\\u0000\"", "42", "{}", "[]");

    static Field text(String path) {
        return new Field(path, TEXTS);
    }

    static Field number(String path) {
        return new Field(path, WHOLE_NUMBERS);
    }

    static Field degrees(String path) {
        return new Field(path, DEGREES);
    }

    static Field id(String path) {
        return new Field(path, IDS);
    }

    /// Something else that must exist.
    static Field reference(String path) {
        return new Field(path, List.of("\"nobody-knows\""));
    }
}
