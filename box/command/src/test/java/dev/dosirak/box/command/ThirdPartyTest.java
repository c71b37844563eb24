package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

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

    /// The licences that POMs of a Maven repository name, by their SPDX names.
    private static final class PomLicences {

        /// How their authors call them.
        private static final List<Map.Entry<Pattern, String>> NAMES = List.of(
                name(
                        "(?<!L)GPL.?2|General Public License \\(GPL\\), Version 2|GPL2",
                        "GPL-2.0-with-classpath-exception"),
                name("LESSER GENERAL PUBLIC LICENSE, Version 2\\.1|LGPL.2\\.1", "LGPL-2.1"),
                name("MPL 1\\.1", "MPL-1.1"),
                name("Apache", "Apache-2.0"),
                name("EPL[- ]2\\.0", "EPL-2.0"),
                name("EDL 1\\.0|Eclipse Distribution License|Modified BSD|BSD.3|Go License", "BSD-3-Clause"),
                name("BSD.2", "BSD-2-Clause"),
                name("0BSD", "0BSD"),
                name("CDDL.*1\\.1|CDDL/GPL", "CDDL-1.1"),
                name("CDDL.*1\\.0", "CDDL-1.0"),
                name("Public Domain", "CC0-1.0"),
                name("MIT-0", "MIT-0"),
                name("MIT(?!-0)|Bouncy Castle|jQuery", "MIT"),
                name("W3C", "W3C"));

        private final Map<String, Path> jars = new HashMap<>();
        private final Path repository;

        PomLicences(Path repository) {
            this.repository = repository;
            try (Stream<Path> files = Files.walk(repository)) {
                files.filter(it -> it.toString().endsWith(".jar"))
                        .forEach(it -> jars.put(it.getFileName().toString(), it));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Map.Entry<Pattern, String> name(String pattern, String spdx) {
            return Map.entry(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), spdx);
        }

        /// @throws IllegalStateException when the jar is not there, names no licence, or one that is not
        ///     entered here
        List<String> of(String jar) {
            var file = Optional.ofNullable(jars.get(jar))
                    .orElseThrow(() -> new IllegalStateException("%s is not in %s".formatted(jar, repository)));
            // …/<artifact>/<version>/<artifact>-<version>.jar
            var artifact = file.getName(file.getNameCount() - 3);
            var version = file.getName(file.getNameCount() - 2);
            return licences(file.resolveSibling("%s-%s.pom".formatted(artifact, version))).stream()
                    .flatMap(it -> spdx(it).stream())
                    .distinct()
                    .toList();
        }

        /// Some say several in one breath: `CDDL/GPLv2+CE`.
        private static List<String> spdx(String name) {
            var found = NAMES.stream()
                    .filter(it -> it.getKey().matcher(name).find())
                    .map(Map.Entry::getValue)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("nobody knows the licence '%s'".formatted(name));
            }
            return found;
        }

        private List<String> licences(Path pom) {
            var project = read(pom);
            var names = children(project, "licenses").stream()
                    .flatMap(it -> children(it, "license").stream())
                    .map(it -> text(it, "name").strip())
                    .toList();
            if (!names.isEmpty()) {
                return names;
            }
            var parent = children(project, "parent").stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(pom + " names no licence"));
            var artifact = text(parent, "artifactId");
            var version = text(parent, "version");
            return licences(repository.resolve("%s/%s/%s/%s-%s.pom"
                    .formatted(text(parent, "groupId").replace('.', '/'), artifact, version, artifact, version)));
        }

        private static Element read(Path pom) {
            try {
                var xml = DocumentBuilderFactory.newDefaultInstance();
                xml.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                return xml.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ParserConfigurationException | SAXException e) {
                throw new IllegalStateException("Cannot read " + pom, e);
            }
        }

        private static String text(Element element, String child) {
            return children(element, child).stream()
                    .findFirst()
                    .map(Element::getTextContent)
                    .orElse("")
                    .strip();
        }

        private static List<Element> children(Element element, String name) {
            var found = new ArrayList<Element>();
            for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element child && child.getTagName().equals(name)) {
                    found.add(child);
                }
            }
            return found;
        }
    }
}
