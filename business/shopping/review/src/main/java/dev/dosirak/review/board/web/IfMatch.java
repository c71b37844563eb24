package dev.dosirak.review.board.web;

import dev.dosirak.review.board.Liked;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The version somebody saw, from the `If-Match` header (RFC 9110 section 13.1.1).
///
/// Likes are part of the tag because they are part of the answer; the version before them decides about an edit.
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})(?:-\\d{1,18})?\"");

    /// A version that no review has.
    private static final long NONE = -1;

    private IfMatch() {}

    /// An edit without `If-Match` could overwrite what its author never saw.
    static final class Missing extends RuntimeException {}

    static long version(@Nullable String header) {
        if (header == null) {
            throw new Missing();
        }
        var tag = TAG.matcher(header.strip());
        return tag.matches() ? Long.parseLong(tag.group(1)) : NONE;
    }

    static String tag(Liked it) {
        return "\"" + it.review().version() + "-" + it.likes() + "\"";
    }
}
