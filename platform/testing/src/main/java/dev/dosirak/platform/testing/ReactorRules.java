package dev.dosirak.platform.testing;

import dev.dosirak.box.embedded.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Services meet only in `contracts/`: none depends on another one's code, as the POMs say.
public final class ReactorRules {

    /// The folders of the map in which services live.
    private static final List<String> ROLES = List.of("edge", "business", "query", "outside");

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
        services.forEach((service, path) -> {
            var own = OWN_DEPENDENCY.matcher(read(root.resolve(path).resolve("pom.xml")));
            while (own.find()) {
                if (services.containsKey(own.group(1)) && !isSimulatorInTests(services, own.group(1), own.group(2))) {
                    violations.add("%s depends on %s".formatted(service, own.group(1)));
                }
            }
        });
        return violations;
    }

    private static Map<String, Path> services(Path root) {
        var services = new TreeMap<String, Path>(modulesOf(root));
        services.values().removeIf(path -> !ROLES.contains(path.getName(0).toString()));
        if (services.isEmpty()) {
            throw new AssertionError("No services found under " + root);
        }
        return services;
    }

    private static boolean isSimulatorInTests(Map<String, Path> services, String artifact, String rest) {
        var path = services.get(artifact);
        return path != null && path.startsWith("outside") && rest.contains("<scope>test</scope>");
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

    /// The repository's root, above whatever folder a test runs in.
    public static Path root() {
        return SourceTree.root();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
