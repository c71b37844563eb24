package dev.dosirak.box.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./dosirak dist` makes of the built tree, unpacked somewhere else, with a JDK and nothing more.
class ReleaseArchiveTest {

    private static final Path ROOT = Path.of(System.getProperty("dosirak.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    private Path folder;

    private record Outcome(int code, String output) {}

    @Test
    void itRunsWhereverItIsUnpacked() throws Exception {
        var built = ROOT.resolve("box/command/target");
        var packed = run(
                JAVA_HOME + "/bin/java",
                "-Ddosirak.root=" + ROOT,
                "-cp",
                "%1$s/command.jar:%1$s/own/*:%1$s/lib/*".formatted(built),
                "dev.dosirak.box.command.Main",
                "dist",
                "--uncommitted",
                "--into",
                folder.toString());
        assertThat(packed.code).as(packed.output).isZero();
        assertThat(run("bash", "-c", "tar -xzf dosirak-*.tar.gz && rm *.tar.gz").code)
                .isZero();
        var release = unpacked();

        assertThat(dosirak(release, "--version").output)
                .isEqualTo(release.getFileName().toString().replaceFirst("-", " "));
        assertThat(dosirak(release, "--help").output).contains("up ").contains("bench ");
        assertThat(dosirak(release, "status")).isEqualTo(new Outcome(1, "Dosirak is not running."));
        assertThat(dosirak(release, "test").output).contains("this is a release archive");
        for (var needed : List.of("box/distribution/target/distribution.jar", "LICENSE", "NOTICE", "THIRD-PARTY.md")) {
            assertThat(release.resolve(needed)).isNotEmptyFile();
        }
        for (var needed : List.of(
                "box/distribution/target/lib", "box/distribution/target/own", "platform/infrastructure/target/lib")) {
            assertThat(names(release.resolve(needed))).isNotEmpty().isEqualTo(names(ROOT.resolve(needed)));
        }
    }

    private Path unpacked() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (var files = Files.list(place)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    private Outcome dosirak(Path release, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("bash", release.resolve("dosirak").toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private Outcome run(String... command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(it -> it.startsWith("DOSIRAK") || it.endsWith("_OPTIONS"));
        builder.environment().put("JAVA_HOME", JAVA_HOME);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return new Outcome(process.onExit().join().exitValue(), output);
    }
}
