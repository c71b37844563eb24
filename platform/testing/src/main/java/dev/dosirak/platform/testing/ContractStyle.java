package dev.dosirak.platform.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What makes a contract good to generate from and to read: the rules that Redocly recommends and that ours could
/// break.
final class ContractStyle {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final Map<String, Object> contract;
    private final List<String> found = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> used = new TreeSet<>();

    private ContractStyle(Map<String, Object> contract) {
        this.contract = contract;
    }

    static List<String> violations(Map<String, Object> contract) {
        var style = new ContractStyle(contract);
        style.about();
        Yamls.map(contract.get("paths"))
                .forEach((path, item) -> Yamls.map(item).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        style.operation(method + " " + path, path, Yamls.map(operation));
                    }
                }));
        style.references(contract);
        style.components();
        return style.found;
    }

    private void about() {
        needs(Yamls.at(contract, "info", "title"), "info", "title");
        needs(Yamls.at(contract, "info", "description"), "info", "description");
        needs(Yamls.at(contract, "info", "license", "name"), "info", "license");
        needs(Yamls.at(contract, "info", "license", "identifier"), "info", "license identifier");
        if (Yamls.list(contract.get("servers")).isEmpty()) {
            found.add("no server");
        }
        for (var tag : Yamls.list(contract.get("tags"))) {
            needs(Yamls.at(tag, "description"), "tag " + Yamls.at(tag, "name"), "description");
        }
    }

    private void operation(String name, String path, Map<String, Object> operation) {
        needs(operation.get("summary"), name, "summary");
        needs(operation.get("operationId"), name, "operationId");
        if (!ids.add(String.valueOf(operation.get("operationId")))) {
            found.add("%s: operationId %s is not its own".formatted(name, operation.get("operationId")));
        }
        var tags = Yamls.list(operation.get("tags"));
        if (tags.size() != 1 || !tagNames().containsAll(tags)) {
            found.add("%s: tags %s, not one of those that the contract describes".formatted(name, tags));
        }
        if (!(operation.getOrDefault("security", contract.get("security")) instanceof List<?> security)) {
            found.add(name + ": no security");
        } else {
            var schemes = Yamls.map(Yamls.at(contract, "components", "securitySchemes"))
                    .keySet();
            security.stream()
                    .filter(it -> !schemes.containsAll(Yamls.map(it).keySet()))
                    .forEach(it -> found.add("%s: unknown security %s".formatted(name, it)));
        }
        var statuses = Yamls.map(operation.get("responses")).keySet();
        if (statuses.stream().noneMatch(it -> it.startsWith("2") || it.startsWith("3"))) {
            found.add("%s: no 2xx or 3xx response".formatted(name));
        }
        if (statuses.stream().noneMatch(it -> it.startsWith("4"))) {
            found.add("%s: no 4xx response".formatted(name));
        }
        Yamls.map(operation.get("responses"))
                .forEach((status, answer) -> needs(
                        Yamls.map(answer).containsKey("$ref") ? answer : Yamls.at(answer, "description"),
                        "%s %s".formatted(name, status),
                        "description"));
        for (var parameter : Yamls.list(operation.get("parameters"))) {
            if ("path".equals(Yamls.at(parameter, "in")) && !path.contains("{" + Yamls.at(parameter, "name") + "}")) {
                found.add("%s: %s is not in the path".formatted(name, Yamls.at(parameter, "name")));
            }
        }
    }

    private List<Object> tagNames() {
        return Yamls.list(contract.get("tags")).stream()
                .map(it -> (Object) String.valueOf(Yamls.at(it, "name")))
                .toList();
    }

    private void references(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String target) {
                used.add(target);
                if (Yamls.at(contract, target.replaceFirst("^#/", "").split("/", -1)) == null) {
                    found.add("%s leads nowhere".formatted(target));
                }
            }
            for (var name : Yamls.list(map.get("required"))) {
                if (map.get("properties") instanceof Map<?, ?> properties && !properties.containsKey(name)) {
                    found.add("required %s is no property".formatted(name));
                }
            }
            map.values().forEach(this::references);
        } else if (node instanceof List<?> list) {
            list.forEach(this::references);
        }
    }

    private void components() {
        for (var kind : List.of("schemas", "responses")) {
            Yamls.map(Yamls.at(contract, "components", kind)).keySet().stream()
                    .filter(it -> !used.contains("#/components/%s/%s".formatted(kind, it)))
                    .forEach(it -> found.add("%s %s is not used".formatted(kind, it)));
        }
    }

    private void needs(@Nullable Object value, String where, String what) {
        if (value == null || String.valueOf(value).isBlank()) {
            found.add("%s: no %s".formatted(where, what));
        }
    }
}
