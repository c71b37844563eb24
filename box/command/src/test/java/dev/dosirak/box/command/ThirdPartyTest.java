package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others made is listed with licences that we may pass on. `LICENCES_WRITE=true ./dosirak test command` writes
/// the list anew, from what the POMs in the local Maven repository say.
class ThirdPartyTest {

    /// As SPDX names them. Of several that a library may be had under, one will do. EPL and CDDL want of us
    /// that what is theirs is passed on unchanged and named; GPL, LGPL and MPL alone are not here on purpose.
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "CDDL-1.0",
            "CDDL-1.1",
            "EPL-2.0",
            "MIT",
            "MIT-0");

    private static final Path ROOT = Path.of("../..");
    private static final Path LIST = ROOT.resolve("THIRD-PARTY.md");
    private static final String HEAD = """
            # What others made

            Every jar that runs beside our own, as `libraries.sha256` names it, and the licences it may be had under, by
            their SPDX names. Written by `LICENCES_WRITE=true ./dosirak test command`; a test holds it to `libraries.sha256`
            and to the licences that we may pass on.

            | jar | licences |
            |---|---|
            """;

    @Test
    void everyLibraryIsListedWithALicenceThatWeMayPassOn() throws IOException {
        var jars = jars();
        if (Boolean.parseBoolean(System.getenv("LICENCES_WRITE"))) {
            write(jars);
        }
        var listed = new TreeMap<String, List<String>>();
        for (var line : Files.readAllLines(LIST)) {
            var cells = line.split("\\s*\\|\\s*", -1);
            if (cells.length == 4 && cells[1].endsWith(".jar")) {
                listed.put(cells[1], List.of(cells[2].split(", ", -1)));
            }
        }
        assertThat(listed.keySet()).containsExactlyElementsOf(jars);
        assertThat(listed)
                .allSatisfy((jar, licences) ->
                        assertThat(ALLOWED).as("licences of %s", jar).containsAnyElementsOf(licences));
    }

    @Test
    void aLicenceStandsInThePomOrInOneOfItsParents(@TempDir Path repository) throws IOException {
        pom(repository, "org/parent/parent/1/parent-1", """
                <licenses>
                  <license><name>The Apache Software License, Version 2.0</name></license>
                  <license><name>LGPL-2.1-only</name></license>
                </licenses>""");
        pom(
                repository,
                "org/child/child/2/child-2",
                "<parent><groupId>org.parent</groupId><artifactId>parent</artifactId><version>1</version></parent>");
        Files.createFile(repository.resolve("org/child/child/2/child-2-linux.jar"));

        assertThat(new PomLicences(repository).of("child-2-linux.jar")).containsExactly("Apache-2.0", "LGPL-2.1");
        assertThatThrownBy(() -> new PomLicences(repository).of("other-3.jar")).hasMessageContaining("other-3.jar");
    }

    @Test
    void aLicenceThatNobodyKnowsIsNotPassedOver(@TempDir Path repository) throws IOException {
        pom(repository, "org/a/a/1/a-1", "<licenses><license><name>My own licence</name></license></licenses>");
        Files.createFile(repository.resolve("org/a/a/1/a-1.jar"));

        assertThatThrownBy(() -> new PomLicences(repository).of("a-1.jar")).hasMessageContaining("My own licence");
    }

    private static void pom(Path repository, String file, String content) throws IOException {
        var pom = repository.resolve(file + ".pom");
        Files.createDirectories(pom.getParent());
        Files.writeString(pom, "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">" + content + "</project>");
    }

    private static List<String> jars() throws IOException {
        return Files.readAllLines(ROOT.resolve("libraries.sha256")).stream()
                .map(it -> it.substring(it.indexOf(' ') + 1))
                .sorted()
                .toList();
    }

    private static void write(List<String> jars) throws IOException {
        var repository = System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository");
        var licences = new PomLicences(Path.of(repository));
        Files.writeString(
                LIST,
                jars.stream()
                        .map(it -> "| %s | %s |\n".formatted(it, String.join(", ", licences.of(it))))
                        .collect(Collectors.joining("", HEAD, "")));
    }
}
