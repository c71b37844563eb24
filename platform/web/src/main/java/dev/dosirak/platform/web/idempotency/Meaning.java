package dev.dosirak.platform.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a body says, however it is written: programs that try again may write their fields in another order, with other
/// white space, or leave out what they wrote as null before.
final class Meaning {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Meaning() {}

    /// The same bytes for bodies that say the same. One that is not JSON says what it says.
    static byte[] of(byte[] body) {
        try {
            return body.length == 0 ? body : plain(JSON.readTree(body)).getBytes(UTF_8);
        } catch (JacksonException e) {
            return body;
        }
    }

    private static String plain(JsonNode node) {
        return switch (node) {
            case ObjectNode fields -> sorted(fields);
            case JsonNode array
            when array.isArray() -> array.valueStream().map(Meaning::plain).collect(Collectors.joining(",", "[", "]"));
            default -> node.toString();
        };
    }

    private static String sorted(ObjectNode fields) {
        var sorted = new TreeMap<String, String>();
        for (var field : fields.properties()) {
            if (!field.getValue().isNull()) {
                sorted.put(JSON.writeValueAsString(field.getKey()), plain(field.getValue()));
            }
        }
        return sorted.entrySet().stream()
                .map(it -> it.getKey() + ":" + it.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
