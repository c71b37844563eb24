package dev.dosirak.platform.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the jars of Kafka and Connect (`lib`, and `own` for ours) and the packed PostgreSQL binaries (`postgres`)
/// lie.
public record InfrastructureFiles(Path lib, Path own, Path postgres) {

    private static final String PLACE = "platform/infrastructure/target";

    /// Looks at the system property `dosirak.infrastructure`, then at the environment variable
    /// `DOSIRAK_INFRASTRUCTURE`, then for `platform/infrastructure/target` in the working directory and above
    /// it.
    ///
    /// @throws InfrastructureFailed when they are not there
    public static InfrastructureFiles find() {
        var named = Optional.ofNullable(System.getProperty("dosirak.infrastructure"))
                .or(() -> Optional.ofNullable(System.getenv("DOSIRAK_INFRASTRUCTURE")))
                .map(Path::of);
        var root = named.orElseGet(InfrastructureFiles::above);
        var files = in(root);
        if (!Files.isDirectory(files.lib) || !Files.isDirectory(files.postgres)) {
            throw new InfrastructureFailed(
                    "No infrastructure files in %s; build them with: mvn -pl platform/infrastructure install"
                            .formatted(root));
        }
        return files;
    }

    /// Of a built source tree, or of a release.
    public static InfrastructureFiles of(Path root) {
        return in(root.resolve(PLACE));
    }

    private static InfrastructureFiles in(Path place) {
        return new InfrastructureFiles(place.resolve("lib"), place.resolve("own"), place.resolve("postgres"));
    }

    /// Where a JVM of ours keeps the classes it has loaded, for the next one.
    Path classCache(String program) {
        return lib.resolveSibling(program + ".jsa");
    }

    /// The class path of the Kafka and Connect processes. Sorted, because kept classes fit one class path only.
    String classPath() {
        try (var others = Files.list(lib);
                var ours = Files.list(own)) {
            return Stream.concat(others, ours)
                    .map(Path::toString)
                    .filter(it -> it.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot read " + lib, e);
        }
    }

    private static Path above() {
        var start = Path.of("").toAbsolutePath();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(PLACE))) {
                return folder.resolve(PLACE);
            }
        }
        throw new InfrastructureFailed(
                "Found no %s in %s or above; set DOSIRAK_INFRASTRUCTURE".formatted(PLACE, start));
    }
}
