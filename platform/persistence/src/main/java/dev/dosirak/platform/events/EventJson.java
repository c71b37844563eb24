package dev.dosirak.platform.events;

import dev.dosirak.platform.kernel.Won;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// How events are written and read: fields that a reader does not know are none of its business.
///
/// Money is a plain number of won.
public final class EventJson {

    /// Writes and reads our own values; also registered with the mapper that speaks HTTP.
    public static JacksonModule values() {
        return new SimpleModule("dosirak")
                .addSerializer(Won.class, new WonWriter())
                .addDeserializer(Won.class, new WonReader());
    }

    private final JsonMapper mapper = JsonMapper.builder().addModule(values()).build();

    public String write(Object body) {
        return mapper.writeValueAsString(body);
    }

    /// @throws tools.jackson.core.JacksonException when `json` is not a `type`
    public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    /// The same of bytes as they came: UTF-8, and nothing else.
    public <T> T read(byte[] json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    private static final class WonWriter extends ValueSerializer<Won> {
        @Override
        public void serialize(Won won, JsonGenerator json, SerializationContext context) {
            json.writeNumber(won.amount());
        }
    }

    private static final class WonReader extends ValueDeserializer<Won> {
        @Override
        public Won deserialize(JsonParser json, DeserializationContext context) {
            return Won.of(json.getLongValue());
        }
    }
}
