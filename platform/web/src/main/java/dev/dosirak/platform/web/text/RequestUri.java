package dev.dosirak.platform.web.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.kernel.Characters;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An address as it came, with its percent signs.
public final class RequestUri {

    private static final String PATH = "path";

    private RequestUri() {}

    /// The first part that is no text: bytes that are no UTF-8 (such as those of CP949), a `%` that begins
    /// nothing, a character that may not be.
    ///
    /// @return a parameter's name, or `path`
    public static Optional<String> firstUnreadable(String path, @Nullable String query) {
        if (!isText(path)) {
            return Optional.of(PATH);
        }
        if (query == null || isText(query)) { // nearly always, and a separator hides nothing
            return Optional.empty();
        }
        for (var parameter : query.split("&", -1)) {
            if (!isText(parameter)) {
                return Optional.of(parameter.replaceFirst("=.*", ""));
            }
        }
        return Optional.of(query);
    }

    private static boolean isText(String encoded) {
        if (!US_ASCII.newEncoder().canEncode(encoded)) {
            return false; // raw bytes do not say what they are
        }
        if (encoded.indexOf('%') < 0) {
            return Characters.firstForbidden(encoded).isEmpty();
        }
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded(encoded)));
            return Characters.firstForbidden(text).isEmpty();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] decoded(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char it = encoded.charAt(i);
            bytes.write(it == '%' ? hex(encoded, ++i) << 4 | hex(encoded, ++i) : it);
        }
        return bytes.toByteArray();
    }

    private static int hex(String encoded, int at) {
        int digit = at < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("No percent-encoding");
        }
        return digit;
    }
}
