package dev.dosirak.ad.campaign.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The version an owner saw, from the `If-Match` header (RFC 9110 section 13.1.1).
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    /// A version that no campaign has.
    private static final long NONE = -1;

    private IfMatch() {}

    /// A change without `If-Match` could overwrite what its author never saw.
    static final class Missing extends RuntimeException {}

    static long version(@Nullable String header) {
        if (header == null) {
            throw new Missing();
        }
        var tag = TAG.matcher(header.strip());
        return tag.matches() ? Long.parseLong(tag.group(1)) : NONE;
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }
}
