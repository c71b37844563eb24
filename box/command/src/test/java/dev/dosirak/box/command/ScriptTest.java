package dev.dosirak.box.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `./dosirak`, in a source tree of its own with JDKs and a Maven that are only there to be found.
class ScriptTest {

    private static final String WORKING_MAVEN = """
            case $1 in -v) echo 'Apache Maven 3.9.9 (xyz)'; exit;; esac
            echo '[INFO] Building kernel 1          [1/2]'
            echo '[INFO] Building command 1         [2/2]'
            mkdir -p box/command/target/lib box/distribution/target/lib platform/infrastructure/target/lib
            mkdir -p platform/kernel/target/classes
            touch box/command/target/command.jar
            echo "$@" >>maven.calls
            """;

    private static final String FAILING_MAVEN = """
            case $1 in -v) echo 'Apache Maven 3.9.9 (xyz)'; exit;; esac
            echo '[INFO] Building kernel 1          [1/2]'
            echo '[ERROR] Kernel.java:[7,1] a bracket is missing'
            exit 1
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    private record Outcome(int code, String output) {}

    @BeforeEach
    void copy() throws IOException {
        // Tests run in the folder of their module.
        Files.copy(Path.of("../../dosirak"), root.resolve("dosirak"));
        Files.createDirectories(root.resolve("platform/kernel/src/main/java"));
        Files.writeString(root.resolve("platform/kernel/src/main/java/Kernel.java"), "class Kernel {}");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
    }

    @Test
    void anOlderJdkInJavaHomeIsPassedOver() throws IOException {
        var old = jdk("jdk-17", "17.0.9");
        var right = jdk("jdk-25", "25.0.1");

        assertThat(run(Map.of("JAVA_HOME", old.toString()), "java-home")).isEqualTo(new Outcome(0, right.toString()));
    }

    @Test
    void ofSeveralTheOldestThatWillDoIsTaken() throws IOException {
        jdk("jdk-21", "21.0.4");
        jdk("jdk-27", "27");
        var right = jdk("jdk-26", "26.0.2");

        assertThat(run(Map.of(), "java-home")).isEqualTo(new Outcome(0, right.toString()));
    }

    @Test
    void withoutAnyItSaysHowToGetOne() throws IOException {
        jdk("jdk-17", "17.0.9");

        var outcome = run(Map.of(), "up");

        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.output)
                .startsWith("dosirak: no JDK 25 or newer was found")
                .contains("brew install");
    }

    @Test
    void aJdkNamedOnPurposeMustDo() throws IOException {
        jdk("jdk-25", "25.0.1");
        var old = jdk("jdk-17", "17.0.9");

        assertThat(run(Map.of("DOSIRAK_JAVA_HOME", old.toString()), "java-home").code)
                .isEqualTo(1);
    }

    @Test
    void aBuildIsMadeWhenSomethingHasChangedAndOnlyThen() throws IOException {
        jdk("jdk-25", "25.0.1");
        maven(WORKING_MAVEN);
        assertThat(run(Map.of(), "build").output)
                .contains("1/2 kernel")
                .contains("2/2 command")
                .contains("Built in");
        assertThat(run(Map.of(), "build").output).isEqualTo("Everything is built already");

        touch("platform/kernel/src/main/java/Kernel.java");

        assertThat(run(Map.of(), "build").output).contains("Built in");
    }

    @Test
    void theFirstBuildLeavesOutTheChecksAndTheTestsMakeUpForThem() throws IOException {
        jdk("jdk-25", "25.0.1");
        maven(WORKING_MAVEN);
        run(Map.of(), "build");
        touch("platform/kernel/src/main/java/Kernel.java");
        run(Map.of(), "build");
        assertThat(calls()).extracting(it -> it.contains("-Pfirst-build")).containsExactly(true, false);

        maven(WORKING_MAVEN.replace(
                "mkdir -p platform/kernel/target/classes",
                "[ ! -d platform/kernel/target/classes ] || echo unchecked >>maven.calls"));
        run(Map.of(), "test");
        assertThat(calls()).doesNotContain("unchecked");
        assertThat(calls().getLast()).contains("verify").doesNotContain("skip");
    }

    @Test
    void seedsAreOfTheSimulationAlone() throws IOException {
        jdk("jdk-25", "25.0.1");
        maven(WORKING_MAVEN);
        run(Map.of(), "test", "--seeds", "20000");
        run(Map.of(), "test", "--seed", "17");
        assertThat(calls())
                .allMatch(it -> it.contains("-Dtest=SimulationTest") && it.contains("-pl :simulation -am"))
                .satisfiesExactly(
                        it -> assertThat(it).contains("-Ddosirak.simulation.seeds=20000"),
                        it -> assertThat(it).contains("-Ddosirak.simulation.seed=17"));
        assertThat(run(Map.of(), "test", "--seed")).isEqualTo(new Outcome(1, "dosirak: --seed needs a number from 1"));
    }

    @Test
    void whatAPomNamedBeforeItChangedIsNotRunAnyMore() throws IOException {
        jdk("jdk-25", "25.0.1");
        maven(WORKING_MAVEN);
        run(Map.of(), "build");
        var former = Files.createFile(root.resolve("box/distribution/target/lib/netty-4.1.jar"));
        touch("platform/kernel/src/main/java/Kernel.java");
        run(Map.of(), "build");
        assertThat(former).exists();

        touch("pom.xml");
        run(Map.of(), "build");

        assertThat(former).doesNotExist();
    }

    /// Such as `./dosirak dist` makes.
    @Test
    void aReleaseIsNeverBuilt() throws IOException {
        jdk("jdk-25", "25.0.1");
        Files.delete(root.resolve("pom.xml"));
        var java = root.resolve("jdks/jdk-25/bin/java");
        executable(java, "echo \"$@\"");

        assertThat(run(Map.of(), "up", "--detach").output)
                .contains("-Ddosirak.root=" + root.toRealPath())
                .contains("/box/command/target/command.jar:")
                .endsWith("dev.dosirak.box.command.Main up --detach");
        for (var command : List.of("test", "build", "libraries", "dist", "release", "new")) {
            assertThat(run(Map.of(), command))
                    .isEqualTo(new Outcome(
                            1, "dosirak: '%s' needs the sources, and this is a release archive".formatted(command)));
        }
    }

    @Test
    void aBuildThatFailsShowsWhyAndIsTriedAgain() throws IOException {
        jdk("jdk-25", "25.0.1");
        maven(FAILING_MAVEN);

        var outcome = run(Map.of(), "up");

        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.output).contains("a bracket is missing").contains("build.log");
        assertThat(root.resolve(".dosirak/build.log")).content().contains("Building kernel");
        assertThat(run(Map.of(), "build").code).isEqualTo(1);
    }

    /// The SHA-256 of nothing.
    @Test
    void aLibraryThatIsAnotherFileThanTheListedOneIsNotRun() throws IOException {
        jdk("jdk-25", "25.0.1");
        maven(WORKING_MAVEN + "touch box/distribution/target/lib/netty-4.2.jar");
        var list = root.resolve("libraries.sha256");
        Files.writeString(list, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 netty-4.2.jar\n");
        assertThat(run(Map.of(), "build").output).contains("Built in").doesNotContain("libraries.sha256");
        assertThat(run(Map.of(), "libraries").output)
                .isEqualTo(Files.readString(list).strip());

        Files.writeString(list, "0000 netty-4.2.jar\n");
        Files.delete(root.resolve(".dosirak/build.stamp"));
        var outcome = run(Map.of(), "build");

        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.output).contains("netty-4.2.jar").doesNotContain("Built in");

        Files.writeString(list, "");
        assertThat(run(Map.of(), "build").output)
                .contains("netty-4.2.jar is not in")
                .contains("Built in");
    }

    @Test
    void aMavenTooOldIsSaidToBeSo() throws IOException {
        jdk("jdk-25", "25.0.1");
        maven("echo 'Apache Maven 3.6.3 (xyz)'");

        var outcome = run(Map.of(), "build");

        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.output).isEqualTo("dosirak: Maven 3.6.3 is too old; 3.8.7 or newer is needed");
    }

    private void touch(String file) throws IOException {
        Files.setLastModifiedTime(
                root.resolve(file), FileTime.from(Instant.now().plusSeconds(1)));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(root.resolve("maven.calls"));
    }

    private Path jdk(String name, String version) throws IOException {
        var home = Files.createDirectories(root.resolve("jdks").resolve(name));
        Files.createDirectories(home.resolve("bin"));
        executable(home.resolve("bin/javac"), "exit 1");
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private void maven(String script) throws IOException {
        executable(Files.createDirectories(root.resolve("tools")).resolve("mvn"), script);
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws IOException {
        var builder = new ProcessBuilder("bash", root.resolve("dosirak").toString());
        builder.command().addAll(List.of(arguments));
        builder.redirectErrorStream(true);
        builder.environment().keySet().removeIf(it -> it.contains("JAVA") || it.startsWith("DOSIRAK"));
        // Only what the test laid out may be found, besides the tools of the shell.
        builder.environment().put("PATH", root.resolve("tools") + ":" + tools());
        builder.environment().put("DOSIRAK_JAVA_PLACES", root.resolve("jdks") + "/*");
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return new Outcome(process.onExit().join().exitValue(), output);
    }

    /// The few programs that the script uses, and no java.
    private Path tools() throws IOException {
        var folder = Files.createDirectories(root.resolve("shell"));
        var tools = "bash dirname readlink grep find head tail tr mkdir rm mv cat touch sleep sed awk sort sha256sum"
                + " shasum";
        for (var tool : tools.split(" ", -1)) {
            for (var place : List.of("/bin", "/usr/bin")) {
                if (Files.exists(Path.of(place, tool))) {
                    executable(folder.resolve(tool), "exec %s/%s \"$@\"".formatted(place, tool));
                }
            }
        }
        return folder;
    }
}
