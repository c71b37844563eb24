package dev.dosirak.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Who depends on whom, as the POMs say. Services meet only in `contracts/`: none depends on another one's code. The
/// platform has layers, each of which stands on lower ones.
public final class ReactorRules {

    /// The folders of the map in which services live.
    private static final List<String> ROLES = List.of("edge", "business", "query", "outside");

    /// From the ground up. Modules of one layer do not know each other. Above `service` is what only tests and
    /// the box use.
    private static final List<Set<String>> LAYERS = List.of(
            Set.of("kernel", "catalog"),
            Set.of("tokens", "persistence"),
            Set.of("messaging"),
            Set.of("web"),
            Set.of("sync", "push"),
            Set.of("service"),
            Set.of("connect"),
            Set.of("infrastructure"),
            Set.of("embedded"),
            Set.of("testing"));

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Pattern OWN_DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>dev\\.dosirak</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    private ReactorRules() {}

    /// Each violation as `order depends on shop`; a simulator of the outside world may be used by tests.
    public static List<String> violations(Path root) {
        var services = services(root);
        var violations = new ArrayList<String>();
        services.forEach((service, path) -> dependencies(root, path).stream()
                .filter(it -> services.containsKey(it.artifact()) && !isSimulatorInTests(services, it))
                .forEach(it -> violations.add("%s depends on %s".formatted(service, it.artifact()))));
        return violations;
    }

    /// Each violation as `persistence stands on web`; tests may use every layer, and nothing beside the
    /// platform.
    public static List<String> layerViolations(Path root) {
        var violations = new ArrayList<String>();
        modulesOf(root).forEach((module, path) -> {
            int own = layerOf(module);
            if (!path.startsWith("platform")) {
                return;
            }
            if (own == LAYERS.size()) {
                violations.add("%s has no layer".formatted(module));
            }
            dependencies(root, path).stream()
                    .filter(it -> layerOf(it.artifact()) >= (it.inTests() ? LAYERS.size() : own))
                    .forEach(it -> violations.add("%s stands on %s".formatted(module, it.artifact())));
        });
        return violations;
    }

    /// From 0; what has none is above all that have one.
    private static int layerOf(String module) {
        return (int) LAYERS.stream().takeWhile(it -> !it.contains(module)).count();
    }

    private record Dependency(String artifact, boolean inTests) {}

    private static List<Dependency> dependencies(Path root, Path module) {
        return OWN_DEPENDENCY
                .matcher(read(root.resolve(module).resolve("pom.xml")))
                .results()
                .map(it -> new Dependency(it.group(1), it.group(2).contains("<scope>test</scope>")))
                .toList();
    }

    private static Map<String, Path> services(Path root) {
        var services = new TreeMap<String, Path>(modulesOf(root));
        services.values().removeIf(path -> !ROLES.contains(path.getName(0).toString()));
        if (services.isEmpty()) {
            throw new AssertionError("No services found under " + root);
        }
        return services;
    }

    private static boolean isSimulatorInTests(Map<String, Path> services, Dependency dependency) {
        var path = services.get(dependency.artifact());
        return path != null && path.startsWith("outside") && dependency.inTests();
    }

    /// Module folders by artifact, read from the reactor's own list. Folder and artifact bear the same name.
    public static Map<String, Path> modulesOf(Path root) {
        var modules = new TreeMap<String, Path>();
        var module = MODULE.matcher(read(root.resolve("pom.xml")));
        while (module.find()) {
            var path = Path.of(module.group(1));
            var artifact = ARTIFACT.matcher(read(root.resolve(path).resolve("pom.xml")));
            if (!artifact.find() || !path.endsWith(artifact.group(1))) {
                throw new AssertionError("Folder and artifact of %s differ".formatted(path));
            }
            modules.put(artifact.group(1), path);
        }
        return modules;
    }

    /// Where the contracts lie, above whatever folder a test runs in: the repository's root, or
    /// `box/template`, which is laid out alike.
    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("contracts"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Not inside the repository");
            }
        }
        return folder;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
