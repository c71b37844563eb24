package dev.dosirak.box.template;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What becomes of the template's words. It is called by words that stand in no other code, `template-service` and
/// `template-item`, so that whatever bears one of their forms is meant.
final class Renaming {

    private static final Name SERVICE = new Name("template-service");
    private static final Name ITEM = new Name("template-item");
    private static final List<Function<Name, String>> FORMS = List.of(
            Name::key, Name::joined, Name::snake, Name::constant, Name::words, Name::sentence, Name::type, Name::field);
    private static final Pattern IMPORTS = Pattern.compile("(^import (?!static).*\n)+", Pattern.MULTILINE);

    /// Longer ones before those that they begin with.
    private final Map<String, String> words = new LinkedHashMap<>();

    /// @param path at which people reach the item, as `/api/v1/gift-cards`
    /// @param event without its stream and version, as `registered`
    Renaming(Name service, Name item, String path, String event) {
        words.put("/api/v1/template-services/template-items", path);
        words.put("template-item-registered", event);
        FORMS.forEach(it -> words.put(it.apply(ITEM.several()), it.apply(item.several())));
        FORMS.forEach(it -> words.put(it.apply(ITEM), it.apply(item)));
        FORMS.forEach(it -> words.put(it.apply(SERVICE), it.apply(service)));
    }

    String of(String text) {
        var renamed = text;
        for (var word : words.entrySet()) {
            renamed = renamed.replace(word.getKey(), word.getValue());
        }
        return renamed;
    }

    /// With its imports in order again.
    String ofJava(String code) {
        return IMPORTS.matcher(of(code)).replaceAll(Renaming::sorted);
    }

    private static String sorted(MatchResult imports) {
        return imports.group()
                .lines()
                .sorted(comparing(it -> it.replace(";", "")))
                .map(it -> it + "\n")
                .collect(joining());
    }
}
