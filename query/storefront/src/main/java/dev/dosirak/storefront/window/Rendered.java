package dev.dosirak.storefront.window;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A JSON object written beforehand and cut off where its last values, which depend on the moment or the place, begin.
public final class Rendered {

    private static final int TAG_BYTES = 16;

    private final byte[] bytes;

    public Rendered(String json) {
        this.bytes = json.getBytes(StandardCharsets.UTF_8);
    }

    /// The whole object, now that its rest is known.
    public byte[] with(String rest) {
        var tail = rest.getBytes(StandardCharsets.UTF_8);
        var whole = new byte[bytes.length + tail.length];
        System.arraycopy(bytes, 0, whole, 0, bytes.length);
        System.arraycopy(tail, 0, whole, bytes.length, tail.length);
        return whole;
    }

    /// Differs whenever [#with] does.
    String tagOf(String rest) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest(rest.getBytes(StandardCharsets.UTF_8)), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
