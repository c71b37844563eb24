package dev.dosirak.search.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What people call by several names: `bbq` and `비비큐`, `피자` and `pizza`.
public final class Synonyms {

    private static final String RESOURCE = "/search/synonyms.txt";

    private final Map<String, Set<String>> others = new HashMap<>();

    private Synonyms() {}

    /// Those that come with the service: names with one meaning on one line, commas between.
    public static Synonyms read() {
        var synonyms = new Synonyms();
        try (var in = Synonyms.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + RESOURCE);
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .forEach(synonyms::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return synonyms;
    }

    private void add(String line) {
        var names = List.of(line.split(",")).stream()
                .map(it -> Words.of(it).joined())
                .toList();
        for (var name : names) {
            var rest = others.computeIfAbsent(name, _ -> new LinkedHashSet<>());
            rest.addAll(names);
            rest.remove(name);
        }
    }

    /// The other names of a thing, without spaces; none when it has only this one.
    Set<String> of(String name) {
        return others.getOrDefault(name, Set.of());
    }
}
