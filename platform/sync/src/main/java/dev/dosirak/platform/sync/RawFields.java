package dev.dosirak.platform.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/// The fields of a JSON object, each as it stands in the text: for passing on most of a document without building it
/// up and writing it again.
public final class RawFields {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> fields;

    private RawFields(Map<String, String> fields) {
        this.fields = fields;
    }

    /// @throws JacksonException when the text is no JSON object
    public static RawFields of(String object) {
        var fields = new HashMap<String, String>();
        try (var json = JSON.createParser(object)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new StreamReadException(json, "Not an object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                int from = (int) json.currentTokenLocation().getCharOffset();
                json.skipChildren();
                json.finishToken();
                fields.put(name, object.substring(from, (int)
                        json.currentLocation().getCharOffset()));
            }
        }
        return new RawFields(fields);
    }

    /// The field's JSON: of a text with its quotes.
    ///
    /// @throws JacksonException when there is no such field
    public String required(String name) {
        return find(name).orElseThrow(() -> new StreamReadException("No " + name));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
