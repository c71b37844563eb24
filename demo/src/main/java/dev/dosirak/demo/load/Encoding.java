package dev.dosirak.demo.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// In which bytes a file's text is written. No file says so, but each way leaves traces.
final class Encoding {

    /// What Korean Windows writes, and so most public data: KS X 1001 with the syllables that it lacks.
    static final Charset CP949 = Charset.forName("MS949");

    private static final int PEEK = 4096;

    private Encoding() {}

    /// @throws ImportStopped when the file is no text at all, saying what it is
    static Charset of(Path file) throws IOException {
        try (var bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            bytes.mark(PEEK);
            var start = bytes.readNBytes(PEEK);
            bytes.reset();
            refuseOther(file, start);
            if (begins(start, 0xFF, 0xFE)) {
                return UTF_16LE;
            }
            if (begins(start, 0xFE, 0xFF)) {
                return UTF_16BE;
            }
            int even = zeros(start, 0);
            int odd = zeros(start, 1);
            if (Math.max(even, odd) > start.length / 8 && Math.max(even, odd) > 8 * Math.min(even, odd)) {
                return odd > even ? UTF_16LE : UTF_16BE;
            }
            return isMostlyUtf8(bytes) ? UTF_8 : CP949;
        }
    }

    private static void refuseOther(Path file, byte[] start) {
        var text = new String(start, ISO_8859_1)
                .replaceFirst("^ï»¿", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (start.length == 0) {
            throw isOther(file, "empty", "export it again");
        }
        if (begins(start, 0xFF, 0xFE, 0, 0) || begins(start, 0, 0, 0xFE, 0xFF)) {
            throw isOther(file, "in UTF-32", "save it as CSV UTF-8");
        }
        if (text.startsWith("<?xml")) {
            throw isOther(file, "XML", "export it as CSV");
        }
        if (text.startsWith("<")) {
            throw isOther(file, "a web page (HTML)", "open it in a spreadsheet and save it as CSV UTF-8");
        }
        if (begins(start, 'P', 'K', 3, 4) || begins(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw isOther(file, "an Excel workbook", "save it as CSV UTF-8");
        }
        if (begins(start, 0x1F, 0x8B)) {
            throw isOther(file, "compressed (gzip)", "unpack it first");
        }
        if (text.startsWith("%pdf")) {
            throw isOther(file, "a PDF", "export it as CSV");
        }
    }

    private static ImportStopped isOther(Path file, String what, String advice) {
        return new ImportStopped("%s is %s and no table of text: %s".formatted(file.getFileName(), what, advice), null);
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /// One broken line does not make a file something else: more characters than not must be UTF-8. Korean in CP949
    /// hardly ever is.
    private static boolean isMostlyUtf8(InputStream bytes) throws IOException {
        long right = 0;
        long wrong = 0;
        int next = bytes.read();
        while (next >= 0) {
            int more = next < 0x80
                    ? 0
                    : next >= 0xC2 && next < 0xE0
                            ? 1
                            : next >= 0xE0 && next < 0xF0 ? 2 : next >= 0xF0 && next < 0xF5 ? 3 : -1;
            boolean multiple = next >= 0x80;
            next = bytes.read();
            while (more > 0 && next >= 0x80 && next < 0xC0) {
                more--;
                next = bytes.read();
            }
            if (multiple) {
                right += more == 0 ? 1 : 0;
                wrong += more == 0 ? 0 : 1;
            }
        }
        return wrong == 0 || right > wrong;
    }
}
