package dev.dosirak.platform.web.rows;

import dev.dosirak.platform.kernel.Characters;
import dev.dosirak.platform.kernel.Text;
import dev.dosirak.platform.web.text.ForbiddenCharacter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.util.TokenBuffer;

/// Reads the rows of a body, for `@JsonDeserialize(using = …)` on their list: a character that may not be is a fault of
/// its row, and [RowReader] says so; the other rows are read as ever.
public final class RowsDeserializer extends ValueDeserializer<List<JsonNode>> {

    /// Stands in the place of a row.
    ///
    /// @param field where in the row; `$` for a row that is nothing but a text
    record Fault(String code, String field, String character) {}

    @Override
    public List<JsonNode> deserialize(JsonParser json, DeserializationContext context) {
        if (!json.isExpectedStartArrayToken()) {
            return context.reportInputMismatch(List.class, "rows are a list");
        }
        var rows = new ArrayList<JsonNode>();
        try {
            for (var fault = next(json); !json.hasToken(JsonToken.END_ARRAY); fault = next(json)) {
                rows.add(row(json, fault, context));
            }
            return rows;
        } catch (JacksonException e) {
            throw e.prependPath(rows, rows.size());
        }
    }

    /// @param fault of the token with which it begins
    private static JsonNode row(JsonParser json, @Nullable ForbiddenCharacter fault, DeserializationContext context) {
        var row = context.bufferForInputBuffering(json);
        var first = fault;
        boolean clean = fault == null;
        int open = 0;
        while (true) {
            copy(json, clean, row);
            var token = json.currentToken();
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (open == 0) {
                break;
            }
            var next = next(json);
            clean = next == null;
            first = first == null ? next : first;
        }
        var node = context.readTree(row.asParserOnFirstToken(context));
        if (first == null) {
            return node;
        }
        var code = Text.line(node.path("code").asString(""));
        var field = first.field().replaceFirst("^[^\\[]*\\[\\d+]\\.?", "");
        return new POJONode(new Fault(code, field.isEmpty() ? "$" : field, first.character()));
    }

    private static @Nullable ForbiddenCharacter next(JsonParser json) {
        try {
            json.nextToken();
            return null;
        } catch (ForbiddenCharacter e) { // it stands on the token all the same
            return e;
        }
    }

    private static void copy(JsonParser json, boolean clean, TokenBuffer row) {
        if (clean) {
            row.copyCurrentEvent(json);
        } else if (json.hasToken(JsonToken.PROPERTY_NAME)) {
            row.writeName(Characters.spelledOut(json.currentName()));
        } else {
            row.writeString(Characters.spelledOut(json.getString()));
        }
    }
}
