package dev.dosirak.platform.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.web.text.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a body says, however it is written: programs that try again may write their fields in another order, with
/// other white space, or leave out what they wrote as null before.
final class CanonicalBody {

    private static final JsonMapper JSON = JsonMapper.builder(new StrictJson())
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonNodeFeature.WRITE_NULL_PROPERTIES)
            .build();

    private CanonicalBody() {}

    /// The same bytes for bodies that say the same. One that no command is read from says what it says.
    ///
    /// Anybody may have us do this with a megabyte, before anything is checked: it is written once.
    static byte[] of(byte[] body) {
        try {
            var said = JSON.readTree(body);
            return said.isMissingNode()
                    ? new byte[0]
                    : JSON.writeValueAsString(said).getBytes(UTF_8);
        } catch (JacksonException e) {
            return body;
        }
    }
}
