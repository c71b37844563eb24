package dev.dosirak.box.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./dosirak release` in a repository of its own, in which tests and archive are only said to be made.
class ReleaseTest {

    private static final String CHANGELOG = """
            # Changelog

            ## Unreleased

            - Everything.

            ## 0.8.0 (2026-01-01)

            - Something.
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    private record Outcome(int code, String output) {}

    @BeforeEach
    void commit() throws IOException {
        Files.createDirectories(root.resolve(".ci"));
        Files.copy(Path.of("../../.ci/release"), root.resolve(".ci/release"));
        Files.writeString(root.resolve("pom.xml"), "  <revision>0.9.0-SNAPSHOT</revision>\n");
        Files.writeString(root.resolve("CHANGELOG.md"), CHANGELOG);
        Files.writeString(root.resolve(".gitignore"), "target/\n");
        dosirak("mkdir -p target; echo \"$1 $(cat pom.xml)\" >>target/called");
        run("git", "init", "--quiet");
        run("git", "config", "user.name", "Mina");
        run("git", "config", "user.email", "mina@dosirak.example");
        commitAll();
    }

    @Test
    void aReleaseIsATaggedCommitWithItsVersionAndDateAndTheNextVersionFollows() throws IOException {
        var outcome = release("0.9.0");

        assertThat(outcome.code).as(outcome.output).isZero();
        assertThat(git("show", "v0.9.0:pom.xml")).contains("<revision>0.9.0</revision>");
        assertThat(git("show", "v0.9.0:CHANGELOG.md"))
                .containsPattern("## Unreleased\n\n## 0\\.9\\.0 \\(\\d{4}-\\d\\d-\\d\\d\\)\n\n- Everything\\.");
        assertThat(root.resolve("pom.xml")).content().contains("0.9.1-SNAPSHOT");
        assertThat(root.resolve("target/called"))
                .hasContent("test   <revision>0.9.0-SNAPSHOT</revision>\ndist   <revision>0.9.0</revision>");
        assertThat(git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        var outcome = release("0.9.0", "--dry-run");

        assertThat(outcome.code).as(outcome.output).isZero();
        assertThat(outcome.output).contains("+  <revision>0.9.0</revision>").contains("+## 0.9.0 (");
        assertThat(git("tag")).isEmpty();
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(root.resolve("target/called")).doesNotExist();
    }

    @Test
    void whatIsInNoCommitIsNotReleased() throws IOException {
        Files.writeString(root.resolve("new.txt"), "new");

        assertThat(release("0.9.0"))
                .isEqualTo(new Outcome(1, "dosirak: there are changes that are in no commit (git status)"));
    }

    @Test
    void aVersionIsReleasedOnceAndOnlyWhenThereIsSomethingToSay() throws IOException {
        release("0.9.0");

        assertThat(release("0.9.0").output).isEqualTo("dosirak: there is a tag v0.9.0 already");
        assertThat(release("0.9.1").output).isEqualTo("dosirak: CHANGELOG.md says nothing under 'Unreleased'");
    }

    @Test
    void whenTheTestsOrTheArchiveFailEverythingIsAsItWas() throws IOException {
        for (var failing : List.of("test", "dist")) {
            dosirak("[ $1 != %s ]".formatted(failing));
            commitAll();
            var before = git("rev-parse", "HEAD");

            assertThat(release("0.9.0").code).isEqualTo(1);

            assertThat(git("rev-parse", "HEAD")).isEqualTo(before);
            assertThat(git("tag")).isEmpty();
            assertThat(git("status", "--porcelain")).isEmpty();
        }
    }

    @Test
    void aVersionHasThreeNumbers() throws IOException {
        assertThat(release("1").code).isEqualTo(2);
        assertThat(release("0.9.0-SNAPSHOT").code).isEqualTo(2);
    }

    private void dosirak(String script) throws IOException {
        var file = Files.writeString(root.resolve("dosirak"), "#!/usr/bin/env bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void commitAll() throws IOException {
        run("git", "add", "--all");
        run("git", "commit", "--quiet", "--message", "State");
    }

    private Outcome release(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("bash", ".ci/release"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private String git(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new)).output;
    }

    private Outcome run(String... command) throws IOException {
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(it -> it.startsWith("GIT_"));
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return new Outcome(process.onExit().join().exitValue(), output);
    }
}
