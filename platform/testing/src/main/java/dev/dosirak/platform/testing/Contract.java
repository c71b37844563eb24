package dev.dosirak.platform.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A file of promises over HTTP.
final class Contract {

    private static final Set<String> WORDS = Set.of("summary", "description");
    private static final String SERVED_BY = "x-served-by";

    /// What a file says beside what a service can say of itself.
    private static final List<String> ABOUT = List.of("info", "servers", "tags");

    private final Path file;

    Contract(Path file) {
        this.file = file;
    }

    private Map<String, Object> text() {
        return Yamls.read(file);
    }

    /// What partners could not make use of.
    List<String> violations() {
        return ContractStyle.violations(text()).stream()
                .map("%s: %%s".formatted(file.getFileName())::formatted)
                .toList();
    }

    List<String> differences(Map<String, Object> served) {
        var promised = ProblemAnswers.expanded(text());
        promised.keySet().removeAll(ABOUT);
        return Differences.between(facts(promised), facts(served));
    }

    /// The same where several services serve the file's paths.
    List<String> differences(String service, Map<String, Object> served) {
        var all = ProblemAnswers.expanded(text());
        var paths = new TreeMap<String, Object>();
        Yamls.map(all.get("paths")).forEach((path, item) -> {
            var operations = Yamls.map(item);
            if (Yamls.list(operations.remove(SERVED_BY)).contains(service)) {
                paths.put(path, operations);
            }
        });
        var wrong = new ArrayList<>(Differences.between(facts(paths), facts(served.get("paths"))));
        var types = Yamls.map(Yamls.at(all, "components", "schemas"));
        types.keySet()
                .retainAll(Yamls.map(Yamls.at(served, "components", "schemas")).keySet());
        wrong.addAll(Differences.between(facts(types), facts(Yamls.at(served, "components", "schemas"))));
        return wrong.stream().map("platform"::concat).toList();
    }

    /// What the file promises, and what this service serves of it now.
    Map<String, Object> with(String service, Map<String, Object> served) {
        var all = ProblemAnswers.expanded(text());
        var paths = new TreeMap<String, Object>();
        Yamls.map(all.get("paths")).forEach((path, item) -> {
            var kept = withService(item, item, service, false);
            if (!Yamls.list(kept.get(SERVED_BY)).isEmpty()) {
                paths.put(path, kept);
            }
        });
        Yamls.map(served.get("paths"))
                .forEach((path, item) -> paths.put(path, withService(item, paths.get(path), service, true)));
        var components = new LinkedHashMap<String, Object>();
        for (var kind : List.of("schemas", "securitySchemes")) {
            var both = new TreeMap<>(Yamls.map(Yamls.at(all, "components", kind)));
            both.putAll(Yamls.map(Yamls.at(served, "components", kind)));
            components.put(kind, both);
        }
        return new LinkedHashMap<>(Map.of("openapi", "3.1.0", "paths", paths, "components", components));
    }

    private static Map<String, Object> withService(
            Object item, @Nullable Object before, String service, boolean serves) {
        var services = new TreeSet<Object>(Yamls.list(Yamls.at(before, SERVED_BY)));
        services.remove(service);
        if (serves) {
            services.add(service);
        }
        var result = Yamls.map(item);
        result.put(SERVED_BY, List.copyOf(services));
        return result;
    }

    void write(Map<String, Object> served) {
        var before = text();
        var now = new LinkedHashMap<>(
                ProblemAnswers.shared(Yamls.map(withWords(served, ProblemAnswers.expanded(before)))));
        for (var about : ABOUT) {
            if (before.containsKey(about)) {
                now.put(about, before.get(about));
            }
        }
        Yamls.write(file, now);
    }

    private static @Nullable Object facts(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            var facts = new TreeMap<String, Object>();
            Yamls.map(map).forEach((name, value) -> {
                if (!(value instanceof String && WORDS.contains(name)) || ProblemAnswers.isOne(map)) {
                    facts.put(name, facts(value));
                }
            });
            return facts;
        }
        return node instanceof List<?> list ? list.stream().map(Contract::facts).toList() : node;
    }

    private static @Nullable Object withWords(@Nullable Object facts, @Nullable Object words) {
        if (facts instanceof Map<?, ?> map && words instanceof Map<?, ?> && !ProblemAnswers.isOne(map)) {
            var said = Yamls.map(words);
            var both = Yamls.map(facts);
            both.replaceAll((name, value) -> said.containsKey(name) ? withWords(value, said.get(name)) : value);
            said.forEach((name, value) -> {
                if (value instanceof String && WORDS.contains(name)) {
                    both.put(name, value);
                }
            });
            return both;
        }
        if (facts instanceof List<?> list && words instanceof List<?> said) {
            var named = said.stream()
                    .filter(it -> Yamls.at(it, "name") != null)
                    .collect(Collectors.toMap(it -> Yamls.at(it, "name"), it -> it, (one, _) -> one));
            return list.stream()
                    .map(it -> withWords(it, named.get(Yamls.at(it, "name"))))
                    .toList();
        }
        return facts;
    }
}
