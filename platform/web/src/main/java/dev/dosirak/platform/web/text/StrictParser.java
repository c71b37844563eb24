package dev.dosirak.platform.web.text;

import dev.dosirak.platform.kernel.Characters;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/// Looks at each name and text as it goes by.
final class StrictParser extends JsonParserDelegate {

    StrictParser(JsonParser json) {
        super(json);
    }

    @Override
    public @Nullable JsonToken nextToken() {
        return checked(delegate.nextToken());
    }

    @Override
    public @Nullable JsonToken nextValue() {
        var token = nextToken();
        return token == JsonToken.PROPERTY_NAME ? nextToken() : token;
    }

    @Override
    public @Nullable String nextName() {
        return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
    }

    @Override
    public boolean nextName(SerializableString name) {
        return nextToken() == JsonToken.PROPERTY_NAME && name.getValue().equals(currentName());
    }

    @Override
    public int nextNameMatch(PropertyNameMatcher matcher) {
        int match = delegate.nextNameMatch(matcher);
        checked(delegate.currentToken());
        return match;
    }

    @Override
    public JsonParser skipChildren() {
        var begun = currentToken();
        if (begun == JsonToken.START_OBJECT || begun == JsonToken.START_ARRAY) {
            int open = 1;
            while (open > 0) {
                var token = nextToken();
                open += token == null ? -open : token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }
        return this;
    }

    private @Nullable JsonToken checked(@Nullable JsonToken token) {
        if (token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING) {
            Characters.firstForbidden(delegate.getString()).ifPresent(it -> {
                throw new ForbiddenCharacter(delegate, it);
            });
        }
        return token;
    }
}
