package dev.dosirak.demo.load;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The rows of a file, one after the other.
interface Rows {

    /// The next row, or null after the last.
    @Nullable
    Row next() throws IOException;

    /// The elements of one JSON array. Nothing after a syntax error can be trusted, so that ends the file.
    final class JsonArrayRows implements Rows {

        private static final JsonMapper JSON = JsonMapper.shared();

        private final JsonParser parser;
        private boolean ended;

        JsonArrayRows(BufferedReader text) {
            this.parser = JSON.createParser(text);
            parser.nextToken();
        }

        @Override
        public @Nullable Row next() {
            if (ended) {
                return null;
            }
            long line = parser.currentLocation().getLineNr();
            try {
                var token = parser.nextToken();
                if (token == JsonToken.END_ARRAY) {
                    ended = true;
                    return parser.nextToken() == null
                            ? null
                            : new Row.Broken(
                                    parser.currentTokenLocation().getLineNr(),
                                    "",
                                    "the array ends before this, the rest of the file was not read");
                }
                line = parser.currentTokenLocation().getLineNr();
                if (token == null) {
                    ended = true;
                    return new Row.Broken(line, "", "the file ends before its array does");
                }
                JsonNode element = parser.readValueAsTree();
                return element instanceof ObjectNode object
                        ? new Row.Good(line, object)
                        : new Row.Broken(line, "", "not a JSON object");
            } catch (JacksonException e) {
                ended = true;
                return new Row.Broken(
                        line, "", "malformed JSON, the rest of the file was not read: " + e.getOriginalMessage());
            }
        }
    }

    /// One JSON object per line; a broken line costs only itself.
    final class NdjsonRows implements Rows {

        private static final JsonMapper JSON = JsonMapper.shared();

        private final BufferedReader lines;
        private long line;

        NdjsonRows(BufferedReader lines) {
            this.lines = lines;
        }

        @Override
        public @Nullable Row next() throws IOException {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (!text.isBlank()) {
                    return row(text);
                }
            }
            return null;
        }

        private Row row(String text) {
            try {
                return JSON.readTree(text) instanceof ObjectNode object
                        ? new Row.Good(line, object)
                        : new Row.Broken(line, "", "not a JSON object");
            } catch (JacksonException e) {
                return new Row.Broken(line, "", "malformed JSON: " + e.getOriginalMessage());
            }
        }
    }
}
