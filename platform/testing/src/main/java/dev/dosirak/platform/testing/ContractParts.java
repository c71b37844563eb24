package dev.dosirak.platform.testing;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Contracts made of what springdoc says of a running service: one of the paths that are its own, and one of those
/// that the platform gives it.
final class ContractParts {

    private static final String SCHEMAS = "#/components/schemas/";

    private static final Map<String, Object> SCHEMES = Yamls.parsed("""
            member:
              type: http
              scheme: bearer
              bearerFormat: JWT
              description: >-
                An access token of identity (POST /api/v1/tokens). Where a role is named, only members of that role are
                let in.
            service:
              type: http
              scheme: bearer
              bearerFormat: JWT
              description: By which services vouch for themselves to each other.
            """);

    private final Map<String, Object> served;
    private final ProblemAnswers problems;

    ContractParts(Map<String, Object> served, ProblemAnswers problems) {
        this.served = served;
        this.problems = problems;
    }

    Map<String, Object> own() {
        return part(it -> !it);
    }

    Map<String, Object> ofPlatform() {
        return part(it -> it);
    }

    private Map<String, Object> part(Predicate<Boolean> wanted) {
        var paths = new TreeMap<String, Object>();
        Yamls.map(served.get("paths")).forEach((path, item) -> {
            var operations = new TreeMap<String, Object>();
            Yamls.map(item).forEach((method, operation) -> {
                if (wanted.test(Yamls.map(operation).containsKey("x-platform"))) {
                    operations.put(method, operation(operation));
                }
            });
            if (!operations.isEmpty()) {
                paths.put(path, operations);
            }
        });
        var contract = new LinkedHashMap<String, Object>();
        contract.put("openapi", served.get("openapi"));
        contract.put("paths", paths);
        contract.put("components", components(paths));
        return Yamls.map(Yamls.changed(contract, ContractParts::withShortNames));
    }

    private Map<String, Object> operation(Object described) {
        var operation = Yamls.map(described);
        operation.remove("x-platform");
        operation.putIfAbsent("security", List.of());
        if (operation.remove("x-problems") instanceof Map<?, ?> reasons) {
            var responses = Yamls.map(operation.get("responses"));
            responses.keySet().removeIf(it -> it.startsWith("4") || it.startsWith("5"));
            problems.addTo(responses, Yamls.map(reasons));
            operation.put("responses", responses);
        }
        return operation;
    }

    private Map<String, Object> components(Map<String, Object> paths) {
        var all = new LinkedHashMap<>(Yamls.map(Yamls.at(served, "components", "schemas")));
        all.put("Problem", ProblemAnswers.SCHEMA);
        var used = new TreeMap<String, Object>();
        var next = new ArrayDeque<String>(references(paths).toList());
        while (!next.isEmpty()) {
            var name = next.removeFirst();
            if (!used.containsKey(name)) {
                used.put(name, all.get(name));
                next.addAll(references(all.get(name)).toList());
            }
        }
        var schemas = new TreeMap<String, Object>();
        used.forEach((name, schema) -> {
            if (schemas.put(shortened(name), schema) != null) {
                throw new AssertionError("Two types of the contract have one name: " + name);
            }
        });
        var schemes = new TreeMap<>(SCHEMES);
        schemes.putAll(Yamls.map(Yamls.at(served, "components", "securitySchemes")));
        schemes.keySet().retainAll(schemesOf(paths));
        return new LinkedHashMap<>(Map.of("schemas", schemas, "securitySchemes", schemes));
    }

    private static Set<String> schemesOf(Map<String, Object> paths) {
        var names = new TreeSet<String>();
        paths.values().stream()
                .flatMap(it -> Yamls.map(it).values().stream())
                .flatMap(it -> Yamls.list(Yamls.map(it).get("security")).stream())
                .forEach(it -> names.addAll(Yamls.map(it).keySet()));
        return names;
    }

    private static Stream<String> references(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map
            when map.get("$ref") instanceof String it && it.startsWith(SCHEMAS) ->
                Stream.of(it.substring(SCHEMAS.length()));
            case Map<?, ?> map -> map.values().stream().flatMap(ContractParts::references);
            case List<?> list -> list.stream().flatMap(ContractParts::references);
            case null, default -> Stream.empty();
        };
    }

    private static Map<String, Object> withShortNames(Map<String, Object> node) {
        if (node.get("$ref") instanceof String it && it.startsWith(SCHEMAS)) {
            node.put("$ref", SCHEMAS + shortened(it.substring(SCHEMAS.length())));
        }
        return node;
    }

    /// A type's name without its package and the type around it.
    private static String shortened(String name) {
        return name.replaceFirst(".*[.$]", "");
    }
}
