package dev.dosirak.platform.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Foreign text in a form that every database column and every terminal takes.
final class SafeText {

    private static final int REPLACEMENT = 0xFFFD;

    private SafeText() {}

    /// @param most characters; what is longer is cut
    static String text(String foreign, int most) {
        var head = foreign.length() <= 2 * most ? foreign : foreign.substring(0, 2 * most);
        var text = new StringBuilder();
        head.codePoints()
                .limit(most)
                .map(it -> it == 0 || isHalf(it) ? REPLACEMENT : it)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    static boolean isText(byte[] bytes) {
        return Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes);
    }
}
