package dev.dosirak.platform.kernel;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// In which of our two languages somebody is answered: Korean, unless they prefer English (RFC 4647 lookup).
public final class Languages {

    private static final List<Locale> OURS = List.of(Locale.KOREAN, Locale.ENGLISH);

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

    /// The first languages of an `Accept-Language` that is too long to be meant.
    public static String shortened(String accepted) {
        if (accepted.length() <= MOST_CHARACTERS) {
            return accepted;
        }
        int end = accepted.lastIndexOf(',', MOST_CHARACTERS);
        return end < 0 ? "" : accepted.substring(0, end);
    }
}
