package dev.dosirak.platform.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/// The answers that `contracts/http/<service>.yaml` promises, for services whose contract is written by hand: what a
/// running one answers is held against it.
public final class ContractAnswers {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, Object> contract;
    private final Map<Map<String, Object>, Schema> schemas = new ConcurrentHashMap<>();

    private ContractAnswers(Map<String, Object> contract) {
        this.contract = contract;
    }

    /// @param service as in the file's name
    public static ContractAnswers of(String service) {
        try {
            var file = ReactorRules.root().resolve("contracts/http/" + service + ".yaml");
            return new ContractAnswers(new Yaml().<Map<String, Object>>load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("No contract for " + service, e);
        }
    }

    /// Every path that is promised.
    public List<String> paths() {
        return List.copyOf(in(contract, "paths").orElseThrow().keySet());
    }

    /// @param path as in the contract, with its `{id}`
    /// @throws AssertionError when such an answer is not promised, or this one is not as promised
    public void verify(String path, int status, String body) {
        verify("get", path, status, body);
    }

    /// Whether there is such an operation, and what it answers with is JSON or nothing.
    ///
    /// @param method in lower case, as in the contract
    boolean answersInOnePiece(String method, String path) {
        return responses(method, path)
                .filter(it -> it.entrySet().stream()
                        .filter(answer -> answer.getKey().startsWith("2"))
                        .flatMap(answer -> in(it, answer.getKey()).stream())
                        .flatMap(answer -> in(answer, "content").stream())
                        .allMatch(content -> content.containsKey("application/json")))
                .isPresent();
    }

    /// @param method in lower case, as in the contract
    public void verify(String method, String path, int status, String body) {
        var answer = responses(method, path)
                .flatMap(it -> in(it, Integer.toString(status)).or(() -> in(it, status / 100 + "XX")))
                .map(this::resolved)
                .orElseThrow(() -> new AssertionError("%s %s does not promise %d".formatted(method, path, status)));
        var content = in(answer, "content");
        if (content.isEmpty() && body.isEmpty()) {
            return;
        }
        var schema = content.flatMap(it -> in(it, it.keySet().iterator().next()))
                .flatMap(it -> in(it, "schema"))
                .orElseThrow(
                        () -> new AssertionError("%s %s promises %d without body".formatted(method, path, status)));
        var errors = schemas.computeIfAbsent(schema, this::compiled).validate(body, InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new AssertionError(
                    "%s %s answers %d otherwise than promised: %s\n%s".formatted(method, path, status, errors, body));
        }
    }

    private Schema compiled(Map<String, Object> schema) {
        var whole = new LinkedHashMap<String, Object>(schema);
        whole.put("components", in(contract, "components").orElseThrow());
        return SCHEMAS.getSchema(JsonMapper.shared().writeValueAsString(whole), InputFormat.JSON);
    }

    private Optional<Map<String, Object>> responses(String method, String path) {
        return in(contract, "paths")
                .flatMap(it -> in(it, path))
                .flatMap(it -> in(it, method))
                .flatMap(it -> in(it, "responses"));
    }

    private Map<String, Object> resolved(Map<String, Object> node) {
        Map<String, Object> at = node;
        if (node.get("$ref") instanceof String reference) {
            at = contract;
            for (var name : reference.substring("#/".length()).split("/", -1)) {
                at = in(at, name).orElseThrow();
            }
        }
        return at;
    }

    @SuppressWarnings("unchecked") // YAML is maps with names for keys
    private static Optional<Map<String, Object>> in(Map<String, Object> node, String name) {
        return node.get(name) instanceof Map<?, ?> inner ? Optional.of((Map<String, Object>) inner) : Optional.empty();
    }
}
