package dev.dosirak.platform.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In which of our two languages somebody is answered: Korean, unless they prefer English (RFC 4647 lookup).
public final class Languages {

    private static final List<Locale> OURS = List.of(Locale.KOREAN, Locale.ENGLISH);

    /// The first that is set counts, as POSIX has it of the last three.
    private static final List<String> SAYING = List.of("DOSIRAK_LANG", "LC_ALL", "LC_MESSAGES", "LANG");

    /// Nobody reads so many languages that it would not do; a header of thousands only costs time.
    private static final int MOST_CHARACTERS = 256;

    private Languages() {}

    /// @param accepted the value of `Accept-Language`, if there is one
    public static Locale preferred(@Nullable String accepted) {
        if (accepted == null) {
            return Locale.KOREAN;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(shortened(accepted)), OURS);
            return found == null ? Locale.KOREAN : found;
        } catch (IllegalArgumentException e) {
            return Locale.KOREAN; // a header that nobody can read asks for nothing
        }
    }

    /// Of whoever works at a command line: Korean where `DOSIRAK_LANG` says so, or else the locale;
    /// otherwise English.
    ///
    /// @param environment of the process
    public static Locale ofCommandLine(Map<String, String> environment) {
        for (var name : SAYING) {
            var value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return value.matches("(?i)ko([^a-z].*)?") ? Locale.KOREAN : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }

    /// The first languages of an `Accept-Language` that is too long to be meant.
    public static String shortened(String accepted) {
        if (accepted.length() <= MOST_CHARACTERS) {
            return accepted;
        }
        int end = accepted.lastIndexOf(',', MOST_CHARACTERS);
        return end < 0 ? "" : accepted.substring(0, end);
    }
}
