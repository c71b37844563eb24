package dev.dosirak.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// What a running service offers over HTTP is what `contracts/http/<service>.yaml` promises: paths, parameters,
/// bodies and answers. The contract may say more in words (`summary`, `description`), never less in facts.
///
/// With the environment variable `CONTRACTS_WRITE=true` the facts are written into the file, keeping its words;
/// look at the difference before committing it.
public final class HttpContract {

    private static final Set<String> WORDS = Set.of("summary", "description");

    private HttpContract() {}

    /// @param service as in the file's name
    /// @param port where it runs, started by [ServiceTest]
    /// @throws AssertionError naming what differs
    public static void verify(String service, int port) {
        var file = ReactorRules.root().resolve("contracts/http/" + service + ".yaml");
        var served = sorted(new Yaml().<Map<String, Object>>load(fetch(port)));
        served.put("info", Map.of("title", service, "version", "v1"));
        served.remove("servers");
        served.remove("tags");
        if ("true".equals(System.getenv("CONTRACTS_WRITE"))) {
            write(file, served);
        }
        var promised = Files.exists(file) ? sorted(new Yaml().<Map<String, Object>>load(read(file))) : Map.of();
        var differences = Differences.between(facts(promised), facts(served));
        if (!differences.isEmpty()) {
            throw new AssertionError("%s differs from the running service:\n%s"
                    .formatted(file.getFileName(), String.join("\n", differences)));
        }
    }

    private static String fetch(int port) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/v3/api-docs.yaml".formatted(port)))
                .header("Authorization", "Bearer " + TestTokens.of("operator", UUID.randomUUID()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("No API description: " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, Map<String, Object> served) {
        var words = Files.exists(file) ? new Yaml().<Map<String, Object>>load(read(file)) : Map.<String, Object>of();
        var style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setIndent(2);
        style.setWidth(120);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, new Yaml(style).dump(withWords(served, words)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // YAML is maps with names for keys
    private static Map<String, Object> sorted(Map<String, Object> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, value) -> sorted.put(
                String.valueOf(name), value instanceof Map<?, ?> inner ? sorted((Map<String, Object>) inner) : value));
        return sorted;
    }

    private static Object facts(Object node) {
        if (node instanceof Map<?, ?> map) {
            var facts = new TreeMap<String, Object>();
            map.forEach((name, value) -> {
                if (!(value instanceof String && WORDS.contains(String.valueOf(name)))) {
                    facts.put(String.valueOf(name), facts(value));
                }
            });
            return facts;
        }
        return node instanceof List<?> list
                ? list.stream().map(HttpContract::facts).toList()
                : node;
    }

    private static Object withWords(Object facts, Object words) {
        if (facts instanceof Map<?, ?> map && words instanceof Map<?, ?> said) {
            var both = new TreeMap<String, Object>();
            map.forEach((name, value) ->
                    both.put(String.valueOf(name), said.containsKey(name) ? withWords(value, said.get(name)) : value));
            said.forEach((name, value) -> {
                if (value instanceof String && WORDS.contains(String.valueOf(name))) {
                    both.put(String.valueOf(name), value);
                }
            });
            return both;
        }
        return facts;
    }
}
