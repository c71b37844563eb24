package dev.dosirak.demo.load;

import dev.dosirak.demo.load.Rows.JsonArrayRows;
import dev.dosirak.demo.load.Rows.NdjsonRows;
import dev.dosirak.platform.kernel.Characters;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An open file of a company: what it holds has been found out, and its rows can be taken.
final class SourceFile implements AutoCloseable, Rows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PEEK = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Kind kind;
    private final Rows rows;
    private final CountingStream bytes;
    private final long size;
    private final BufferedReader text;

    private SourceFile(Kind kind, Rows rows, CountingStream bytes, long size, BufferedReader text) {
        this.kind = kind;
        this.rows = rows;
        this.bytes = bytes;
        this.size = size;
        this.text = text;
    }

    /// @param kind what the rows are, or null to find out from the file's header or name, or its first row
    /// @throws ImportStopped when it cannot be read or nobody can tell what it is
    static SourceFile open(Path file, @Nullable Kind kind, Assumptions assumptions) {
        try {
            var encoding = Encoding.of(file);
            var bytes = new CountingStream(Files.newInputStream(file));
            var text = new BufferedReader(new InputStreamReader(bytes, encoding), 1 << 16);
            try {
                return open(file, kind, assumptions, bytes, text);
            } catch (IOException | RuntimeException e) {
                text.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ImportStopped("%s cannot be read: %s".formatted(file, reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    }

    private static SourceFile open(
            Path file, @Nullable Kind given, Assumptions assumptions, CountingStream bytes, BufferedReader text)
            throws IOException {
        skip(text, BYTE_ORDER_MARK);
        long size = Files.size(file);
        var named = Optional.ofNullable(given).or(() -> Kind.byName(file));
        char first = firstOf(text);
        switch (first == 'n' && firstLine(text).strip().equals("null") ? '{' : first) {
            case '[' -> {
                var kind = named.or(() -> Kind.byFields(fieldsOfFirstElement(text)))
                        .orElseThrow(() -> unknown(file));
                return new SourceFile(kind, new JsonArrayRows(text), bytes, size, text);
            }
            case '{' -> {
                var kind =
                        named.or(() -> Kind.byFields(fieldsOfFirstLine(text))).orElseThrow(() -> unknown(file));
                return new SourceFile(kind, new NdjsonRows(text), bytes, size, text);
            }
            default -> {
                var records = new CsvRecords(text, Header.separator(firstLine(text)));
                var header = header(file, records);
                try {
                    var kind = Optional.ofNullable(given)
                            .or(() -> Kind.byColumns(header.cells()))
                            .or(() -> named)
                            .orElseThrow(() -> unknown(file));
                    return new SourceFile(kind, CsvRows.of(records, kind, header, assumptions), bytes, size, text);
                } catch (ImportStopped e) {
                    throw titled(text, records.line()).orElse(e);
                }
            }
        }
    }

    private static CsvRecords.CsvRecord header(Path file, CsvRecords records) throws IOException {
        var header = records.next();
        if (header != null && header.broken() == null && Header.namesSeparator(header.cells())) {
            header = records.next();
        }
        if (header == null || header.broken() != null) {
            throw new ImportStopped(file + " has no header line", null);
        }
        return header;
    }

    /// Whoever has a title above the table need not hear that every column is missing.
    private static Optional<ImportStopped> titled(BufferedReader below, long line) throws IOException {
        var header = Header.among(below);
        return header.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImportStopped(
                        "The header stands in line %d and not in line 1: delete what is above it"
                                .formatted(line + header.getAsInt()),
                        null));
    }

    private static ImportStopped unknown(Path file) {
        return new ImportStopped(
                "Is %s about members, shops or menus? Say so with --kind.".formatted(file.getFileName()), null);
    }

    private static void skip(BufferedReader text, char unwanted) throws IOException {
        text.mark(1);
        if (text.read() != unwanted) {
            text.reset();
        }
    }

    private static char firstOf(BufferedReader text) throws IOException {
        text.mark(PEEK);
        int c = text.read();
        for (int read = 1; c >= 0 && Character.isWhitespace(c) && read < PEEK; read++) {
            c = text.read();
        }
        text.reset();
        return c < 0 ? ' ' : (char) c;
    }

    private static String firstLine(BufferedReader text) throws IOException {
        text.mark(PEEK);
        var line = text.readLine();
        while (line != null && line.isBlank()) {
            line = text.readLine();
        }
        text.reset();
        return line == null ? "" : line;
    }

    /// Of the first that is a row: a `null` before it costs only itself.
    private static Set<String> fieldsOfFirstLine(BufferedReader text) {
        return peek(text, it -> {
            for (var line = it.readLine(); line != null; line = it.readLine()) {
                if (JSON.readTree(line) instanceof ObjectNode row) {
                    return row;
                }
            }
            return JSON.createObjectNode();
        });
    }

    private static Set<String> fieldsOfFirstElement(BufferedReader text) {
        return peek(text, it -> {
            var parser = JSON.createParser(it);
            parser.nextToken();
            for (var token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                if (parser.readValueAsTree() instanceof ObjectNode row) {
                    return row;
                }
            }
            return JSON.createObjectNode();
        });
    }

    private interface Peek {
        JsonNode at(BufferedReader text) throws IOException;
    }

    private static Set<String> peek(BufferedReader text, Peek peek) {
        try {
            text.mark(PEEK);
            var first = peek.at(text);
            text.reset();
            return first.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
        } catch (IOException | JacksonException e) {
            throw new ImportStopped("The first row is not readable: say with --kind what the rows are.", e);
        }
    }

    Kind kind() {
        return kind;
    }

    /// How much of the file has been read, 0 to 1.
    double share() {
        return size == 0 ? 1 : Math.min(1, (double) bytes.read / size);
    }

    @Override
    public @Nullable Row next() throws IOException {
        var next = rows.next();
        return next instanceof Row.Good row ? checked(row) : next;
    }

    /// What no service takes from anybody costs this row alone, and not those that travel with it.
    private static Row checked(Row.Good row) {
        return UnusableText.in(row.content())
                .<Row>map(it -> new Row.Broken(
                        row.line(),
                        Characters.spelledOut(row.content().path("code").asString("")),
                        it))
                .orElse(row);
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            // It was only read.
        }
    }

    private static final class CountingStream extends FilterInputStream {

        private long read;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            read += Math.max(0, got);
            return got;
        }
    }

    /// What spoils the row that it stands in, whatever kind of file that is.
    private static final class UnusableText {

        /// Stands where a file's bytes are no text, and in files where another program has put it there.
        private static final char NO_CHARACTER = '\uFFFD';

        private UnusableText() {}

        /// The first such thing in any name or text of a row.
        static Optional<String> in(JsonNode node) {
            if (node.isString()) {
                return in(node.asString());
            }
            return Stream.concat(
                            node.propertyStream().map(it -> in(it.getKey())),
                            node.valueStream().map(UnusableText::in))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private static Optional<String> in(String text) {
            if (text.indexOf(NO_CHARACTER) >= 0) {
                return Optional.of("bytes that are no text: save the file as UTF-8");
            }
            var forbidden = Characters.firstForbidden(text);
            return forbidden.isPresent()
                    ? Optional.of("a character that cannot be used: " + Characters.nameOf(forbidden.getAsInt()))
                    : Optional.empty();
        }
    }
}
