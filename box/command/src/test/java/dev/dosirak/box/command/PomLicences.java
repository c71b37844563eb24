package dev.dosirak.box.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The licences that POMs of a Maven repository name, by their SPDX names.
final class PomLicences {

    /// How their authors call them.
    private static final List<Map.Entry<Pattern, String>> NAMES = List.of(
            name("(?<!L)GPL.?2|General Public License \\(GPL\\), Version 2|GPL2", "GPL-2.0-with-classpath-exception"),
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

    /// @throws IllegalStateException when the jar is not there, names no licence, or one that is not entered
    ///     here
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
