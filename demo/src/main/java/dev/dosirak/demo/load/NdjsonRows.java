package dev.dosirak.demo.load;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
