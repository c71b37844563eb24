package dev.dosirak.box.supervisor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The AOT cache of the services' JVMs: loaded and linked classes of one class path, recorded once per build.
final class StartUpCache {

    private static final int KEY_LENGTH = 16;

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
            throw new Refusal("Dosirak has not been built: no %s; run ./dosirak build".formatted(lib), e);
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
        return exists() ? List.of("-XX:AOTCache=" + file, "-XX:+UnlockDiagnosticVMOptions", IN_PLACE) : List.of();
    }

    private Path fresh() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    List<String> recording() {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new Refusal("Cannot make %s: %s".formatted(file.getParent(), e.getMessage()), e);
        }
        return List.of("-XX:AOTCacheOutput=" + fresh());
    }

    /// What was recorded becomes the cache; those of earlier builds go.
    void keep() {
        if (!Files.exists(fresh())) {
            return;
        }
        try (var old = Files.list(file.getParent())) {
            for (var each : old.filter(it -> it.toString().endsWith(".aot")).toList()) {
                Files.delete(each);
            }
            Files.move(fresh(), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Log.line("the start-up cache cannot be kept: %s", e);
        }
    }
}
