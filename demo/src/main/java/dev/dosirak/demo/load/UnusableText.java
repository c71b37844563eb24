package dev.dosirak.demo.load;

import dev.dosirak.platform.kernel.Characters;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What spoils the row that it stands in, whatever kind of file that is.
final class UnusableText {

    /// Stands where a file's bytes are no text, and in files where another program has put it there.
    private static final char NO_CHARACTER = '\uFFFD';

    private UnusableText() {}

    /// The first such thing in any name or text of a row.
    static Optional<String> in(JsonNode node) {
        if (node.isString()) {
            return in(node.asString());
        }
        return Stream.concat(
                        node.propertyStream().map(it -> in(it.getKey())),
                        node.valueStream().map(UnusableText::in))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> in(String text) {
        if (text.indexOf(NO_CHARACTER) >= 0) {
            return Optional.of("bytes that are no text: save the file as UTF-8");
        }
        var forbidden = Characters.firstForbidden(text);
        return forbidden.isPresent()
                ? Optional.of("a character that cannot be used: " + Characters.nameOf(forbidden.getAsInt()))
                : Optional.empty();
    }
}
