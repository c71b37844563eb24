package dev.dosirak.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// Documents of maps, lists and values.
final class Yamls {

    /// What people read first; the rest in alphabetical order behind it.
    private static final List<String> FIRST = List.of(
            "openapi",
            "info",
            "servers",
            "tags",
            "paths",
            "components", //
            "title",
            "version",
            "name",
            "in",
            "url",
            "summary",
            "description",
            "operationId", //
            "security",
            "x-new-work",
            "parameters",
            "requestBody",
            "responses", //
            "type",
            "required",
            "format",
            "enum",
            "properties");

    private static final Comparator<String> IN_READING_ORDER = Comparator.<String>comparingInt(
                    it -> FIRST.contains(it) ? FIRST.indexOf(it) : FIRST.size())
            .thenComparing(Comparator.naturalOrder());

    private Yamls() {}

    static Map<String, Object> parsed(String text) {
        return map(new Yaml().load(text));
    }

    /// @return empty when there is no such file
    static Map<String, Object> read(Path file) {
        try {
            return Files.exists(file) ? parsed(Files.readString(file)) : new TreeMap<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, Map<String, Object> document) {
        var style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setIndent(2);
        style.setWidth(120);
        style.setDereferenceAliases(true);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, new Yaml(style).dump(ordered(document, false)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The map with names for keys that the node is; empty when it is none.
    static Map<String, Object> map(@Nullable Object node) {
        var map = new LinkedHashMap<String, Object>();
        if (node instanceof Map<?, ?> it) {
            it.forEach((name, value) -> map.put(String.valueOf(name), value));
        }
        return map;
    }

    static List<Object> list(@Nullable Object node) {
        return node instanceof List<?> it ? List.copyOf(it) : List.of();
    }

    /// What stands at the end of these names.
    static @Nullable Object at(@Nullable Object node, String... names) {
        var place = node;
        for (var name : names) {
            place = map(place).get(name);
        }
        return place;
    }

    /// Every map below and including this one is replaced, the inner ones first.
    static @Nullable Object changed(@Nullable Object node, UnaryOperator<Map<String, Object>> change) {
        if (node instanceof Map<?, ?>) {
            var inner = new LinkedHashMap<String, Object>();
            map(node).forEach((name, value) -> inner.put(name, changed(value, change)));
            return change.apply(inner);
        }
        return node instanceof List<?> list
                ? list.stream().map(it -> changed(it, change)).toList()
                : node;
    }

    /// @param named whether the keys are names that somebody gave, which only the alphabet orders
    private static @Nullable Object ordered(@Nullable Object node, boolean named) {
        if (node instanceof Map<?, ?>) {
            var sorted = new TreeMap<String, Object>(named ? Comparator.naturalOrder() : IN_READING_ORDER);
            map(node).forEach((name, value) -> sorted.put(name, ordered(value, !named && isOfNames(name))));
            return sorted;
        }
        return node instanceof List<?> list
                ? list.stream().map(it -> ordered(it, false)).toList()
                : node;
    }

    private static boolean isOfNames(String key) {
        return List.of("paths", "schemas", "properties", "responses", "securitySchemes", "headers")
                .contains(key);
    }
}
