package dev.dosirak.box.distribution;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.testing.ReactorRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/// What stands beside the code: the build, the contracts, the documents.
record Repository(Path root) {

    /// The folders in which services live.
    private static final Set<String> ROLES = Set.of("edge", "business", "query", "outside");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern PORT = Pattern.compile("\\b8\\d{3}\\b");

    static Repository find() {
        return new Repository(ReactorRules.root());
    }

    List<String> modulesOfServices() {
        return MODULE.matcher(read("pom.xml"))
                .results()
                .map(it -> it.group(1))
                .filter(it -> ROLES.contains(it.split("/", 2)[0]))
                .toList();
    }

    /// The streams of which contracts promise something.
    Set<String> streams() {
        try (var folders = Files.list(root.resolve("contracts/events"))) {
            return folders.filter(Files::isDirectory)
                    .map(it -> it.getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a service's contract promises over HTTP, as `GET /api/v1/orders/{id}`.
    Set<String> operations(Service service) {
        var contract = new Yaml()
                .<Map<String, Map<String, Map<String, Object>>>>load(read("contracts/http/" + service.key() + ".yaml"));
        var operations = new TreeSet<String>();
        contract.getOrDefault("paths", Map.of())
                .forEach((path, methods) -> methods.keySet().stream()
                        .filter(METHODS::contains)
                        .forEach(it -> operations.add(it.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    /// The parts of the platform's contract that a service serves, by their tags.
    Set<String> platformPaths(Service service) {
        var contract =
                new Yaml().<Map<String, Map<String, Map<String, Object>>>>load(read("contracts/http/platform.yaml"));
        return contract.getOrDefault("paths", Map.of()).values().stream()
                .filter(it -> it.get("x-served-by") instanceof List<?> services && services.contains(service.key()))
                .flatMap(it -> it.entrySet().stream())
                .filter(it -> METHODS.contains(it.getKey()))
                .map(it -> (Map<?, ?>) it.getValue())
                .flatMap(it -> it.get("tags") instanceof List<?> tags ? tags.stream() : Stream.empty())
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    /// Whether commands of its contract may be repeated.
    boolean asksForIdempotencyKeys(Service service) {
        var contract = "contracts/http/" + service.key() + ".yaml";
        return Files.exists(root.resolve(contract)) && read(contract).contains("Idempotency-Key");
    }

    Set<Integer> portsIn(String file) {
        return PORT.matcher(read(file))
                .results()
                .map(it -> Integer.parseInt(it.group()))
                .collect(Collectors.toSet());
    }

    /// Every file, by its path, without what is built or hidden.
    List<String> files() throws IOException {
        var files = new ArrayList<String>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                return name.equals("target") || name.startsWith(".")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(root.relativize(file).toString());
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
