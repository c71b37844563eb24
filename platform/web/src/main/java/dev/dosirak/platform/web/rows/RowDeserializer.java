package dev.dosirak.platform.web.rows;

import dev.dosirak.platform.kernel.Characters;
import dev.dosirak.platform.kernel.Text;
import dev.dosirak.platform.web.text.ForbiddenCharacter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.util.TokenBuffer;

/// Reads the rows of a body, for `@JsonDeserialize(contentUsing = …)`: a character that may not be is a fault of its
/// row, and [RowReader] says so; the other rows are read as ever.
public final class RowDeserializer extends ValueDeserializer<JsonNode> {

    /// Stands in the place of a row.
    ///
    /// @param field where in the row
    record Fault(String code, String field, String character) {}

    @Override
    public JsonNode deserialize(JsonParser json, DeserializationContext context) {
        var row = context.bufferForInputBuffering(json);
        ForbiddenCharacter first = null;
        boolean clean = true;
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
        return new POJONode(new Fault(code, first.field().replaceFirst("^[^\\[]*\\[\\d+]\\.?", ""), first.character()));
    }

    @Override
    public JsonNode getNullValue(DeserializationContext context) {
        return NullNode.getInstance();
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
