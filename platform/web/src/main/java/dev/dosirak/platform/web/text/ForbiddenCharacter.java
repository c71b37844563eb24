package dev.dosirak.platform.web.text;

import dev.dosirak.platform.kernel.Characters;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamReadException;

/// A name or a text holds a character that may not be.
public final class ForbiddenCharacter extends StreamReadException {

    private final String field;
    private final String character;

    ForbiddenCharacter(JsonParser json, int character) {
        super(json, Characters.nameOf(character));
        this.field = Characters.spelledOut(pathOf(json.streamReadContext()));
        this.character = Characters.nameOf(character);
    }

    /// Where, as `menu.categories[0].name`; `$` for the whole.
    public String field() {
        return field;
    }

    /// Which, as `U+0000`.
    public String character() {
        return character;
    }

    private static String pathOf(@Nullable TokenStreamContext innermost) {
        var steps = new ArrayDeque<String>();
        for (var it = innermost; it != null; it = it.getParent()) {
            if (it.inArray()) {
                steps.push("[" + it.getCurrentIndex() + "]");
            } else if (it.inObject() && it.hasCurrentName()) {
                steps.push("." + it.currentName());
            }
        }
        var path = String.join("", steps);
        return path.isEmpty() ? "$" : path.startsWith(".") ? path.substring(1) : path;
    }
}
