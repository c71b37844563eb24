package dev.dosirak.platform.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// What each reason means in a few English words, as people read it who are refused: the service's own words first,
/// then the platform's and the gateway's.
final class ProblemTitles {

    private final Properties titles = new Properties();

    private ProblemTitles() {}

    static ProblemTitles of(String service) {
        var all = new ProblemTitles();
        var root = reactor();
        var modules = ReactorRules.modulesOf(root);
        for (var one : new String[] {"gateway", "web", service}) {
            var module = modules.get(one);
            if (module != null) {
                all.add(root.resolve(module), one.equals("web") ? "platform" : one);
            }
        }
        return all;
    }

    /// The repository's root, also for the template of new services, which has contracts of its own.
    private static Path reactor() {
        var folder = ReactorRules.root();
        while (!Files.exists(folder.resolve("pom.xml"))) {
            folder = requireNonNull(folder.getParent());
        }
        return folder;
    }

    private void add(Path module, String name) {
        var file = module.resolve("src/main/resources/%s-problems_en.properties".formatted(name));
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                titles.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    boolean has(String reason) {
        return titles.containsKey(reason + ".title");
    }

    /// @throws IllegalStateException for a reason without one
    String of(Object reason) {
        var title = titles.getProperty(reason + ".title");
        if (title == null) {
            throw new IllegalStateException("No English title for " + reason);
        }
        return title;
    }
}
