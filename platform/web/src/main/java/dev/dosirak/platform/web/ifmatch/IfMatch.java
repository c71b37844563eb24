package dev.dosirak.platform.web.ifmatch;

import java.util.regex.Pattern;

/// The version of a thing that the caller saw, from the `If-Match` header (RFC 9110 section 13.1.1).
///
/// A controller method that takes one is not reached without the header (428), and where the thing is at another
/// version by now, the answer is 412.
///
/// @param version one that nothing has when the header is no tag of ours
public record IfMatch(long version) {

    /// What follows a dash belongs to the answer and not to the thing. A proxy that zips an answer makes its
    /// tag weak or marks it: that is about bytes, and what we compare is which version its reader decided on.
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})(?:-\\d{1,18})?(?:--?gzip|;gzip|-gz)?\"");

    private static final long NONE = -1;

    static IfMatch of(String header) {
        var tag = TAG.matcher(header.strip());
        return new IfMatch(tag.matches() ? Long.parseLong(tag.group(1)) : NONE);
    }

    /// The entity tag of an answer that shows a thing at this version.
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /// The same for an answer that shows more than the thing.
    ///
    /// @param more changes whenever the rest of the answer does
    public static String tag(long version, long more) {
        return "\"" + version + "-" + more + "\"";
    }
}
