package dev.dosirak.platform.web.text;

import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.databind.json.JsonMapper;

/// Reads what we are told, more strictly than what we stored: forbidden characters are refused, text is tidied.
///
/// For those who take a body apart by themselves; all others have it in their `@RequestBody`.
public record BodyJson(JsonMapper mapper) {

    public static BodyJson of(List<JsonMapperBuilderCustomizer> customizers) {
        var json = JsonMapper.builder(new StrictJson());
        customizers.forEach(it -> it.customize(json));
        return new BodyJson(json.addModule(TidyText.module()).build());
    }
}
