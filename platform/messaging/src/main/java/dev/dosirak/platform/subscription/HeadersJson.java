package dev.dosirak.platform.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A record's headers as they lie in the `parked` table: text as text, what is none as `{"base64": …}`. Of several of
/// one name the last one counts, as everywhere.
final class HeadersJson {

    private static final String BASE64 = "base64";
    private static final int TYPE_LENGTH = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private HeadersJson() {}

    static String write(Headers headers) {
        var object = JSON.createObjectNode();
        headers.forEach(it -> {
            if (it.value() == null) {
                object.putNull(it.key());
            } else if (SafeText.isText(it.value())) {
                object.put(it.key(), new String(it.value(), UTF_8));
            } else {
                object.putObject(it.key()).put(BASE64, Base64.getEncoder().encodeToString(it.value()));
            }
        });
        return JSON.writeValueAsString(object);
    }

    static Headers read(String json) {
        var headers = new RecordHeaders();
        JSON.readTree(json).properties().forEach(it -> headers.add(it.getKey(), bytes(it.getValue())));
        return headers;
    }

    /// As far as it says so.
    static String typeIn(String json) {
        try {
            return SafeText.text(JSON.readTree(json).path("ce_type").asString(""), TYPE_LENGTH);
        } catch (JacksonException e) {
            return "";
        }
    }

    private static byte @Nullable [] bytes(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return value.isObject()
                ? Base64.getDecoder().decode(value.path(BASE64).asString(""))
                : value.asString("").getBytes(UTF_8);
    }
}
