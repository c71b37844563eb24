package dev.dosirak.box.supervisor;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The AOT cache of the services' JVMs: loaded and linked classes of one class path, recorded once per build.
final class StartUpCache {

    private static final int KEY_LENGTH = 16;
    private static final String FRESH = ".new";

    /// At the address it was made for nothing in it has to be adjusted, and all JVMs share its pages.
    private static final String IN_PLACE = "-XX:ArchiveRelocationMode=0";

    private final Path file;
    private final List<Path> jars;

    private StartUpCache(Path file, List<Path> jars) {
        this.file = file;
        this.jars = jars;
    }

    /// @throws Refusal when the services have not been built
    static StartUpCache of(Home home) {
        var lib = home.distribution().resolve("lib");
        try (var box = Files.list(home.distribution());
                var own = Files.list(home.distribution().resolve("own"));
                var others = Files.list(lib)) {
            var jars = Stream.of(box, own, others)
                    .flatMap(it -> it)
                    .filter(it -> it.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            return new StartUpCache(home.cache().resolve(key(jars) + ".aot"), jars);
        } catch (IOException e) {
            throw new CommandFailed("Dosirak has not been built: no %s; run ./dosirak build".formatted(lib), e);
        }
    }

    /// The JVM refuses a cache when a jar is of another size or time, so these make the key.
    private static String key(List<Path> jars) throws IOException {
        var text = new StringBuilder(Runtime.version().toString());
        for (var jar : jars) {
            text.append(jar)
                    .append(Files.size(jar))
                    .append(Files.getLastModifiedTime(jar).toMillis());
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, KEY_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String classPath() {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    boolean exists() {
        return Files.exists(file);
    }

    List<String> use() {
        return exists() ? using(file) : List.of();
    }

    private static List<String> using(Path cache) {
        return List.of("-XX:AOTCache=" + cache, "-XX:+UnlockDiagnosticVMOptions", IN_PLACE);
    }

    /// Held by the only one who records: several platforms may run from one tree. Empty when another one does.
    Optional<FileLock> turn() throws IOException {
        return ServiceSupervisor.lock(file.resolveSibling("training.lock"));
    }

    private Path fresh() {
        return file.resolveSibling(file.getFileName() + FRESH);
    }

    /// Flags of the JVM whose classes are recorded. What an earlier recording left half done goes.
    List<String> recording() {
        delete(it -> it.contains(".aot" + FRESH));
        return List.of("-XX:AOTCacheOutput=" + fresh());
    }

    /// Flags of a JVM that does not start unless what was recorded is whole and fits.
    List<String> trying() {
        var flags = new ArrayList<>(using(fresh()));
        flags.addAll(List.of("-XX:AOTMode=on", "-XX:+VerifySharedSpaces"));
        return flags;
    }

    /// What was recorded becomes the cache; those of earlier builds go.
    ///
    /// @throws Refusal when it cannot
    void commit() {
        try {
            Files.move(fresh(), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CommandFailed("it cannot be kept: " + e, e);
        }
        var kept = file.getFileName().toString();
        delete(it -> it.endsWith(".aot") && !it.equals(kept));
    }

    private void delete(Predicate<String> name) {
        try (var all = Files.list(file.getParent())) {
            for (var each :
                    all.filter(it -> name.test(it.getFileName().toString())).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new CommandFailed("Cannot tidy up %s: %s".formatted(file.getParent(), e.getMessage()), e);
        }
    }
}
