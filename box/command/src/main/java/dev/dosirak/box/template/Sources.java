package dev.dosirak.box.template;

import dev.dosirak.box.supervisor.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The source tree: what is read of it here is read as text, so that a service which was made a moment ago need not
/// be built before it is known.
record Sources(Path root) {

    static final String CATALOG = "platform/catalog/src/main/java/dev/dosirak/platform/catalog/Service.java";

    private static final String INFRASTRUCTURE =
            "platform/catalog/src/main/java/dev/dosirak/platform/catalog/Infrastructure.java";
    private static final Pattern ENTRY =
            Pattern.compile("(?ms)^    ([A-Z][A-Z0-9_]*)\\(at\\((\\d+), \"([^\"]+)\"\\)(.*?)(?=^    [A-Z]|;$)");
    private static final Pattern PORT = Pattern.compile("\\b8\\d{3}\\b");
    private static final Pattern ROUTE = Pattern.compile("\\.routes\\(\"(/api/[^\"*]+)/\\*\\*\"");
    private static final Pattern MODULE = Pattern.compile("<module>(?:[^<]*/)?([^</]+)</module>");
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".dosirak");
    private static final int FIRST_PORT = 8101;
    private static final int DATABASE_AFTER_SERVICE = 40;

    /// @param words what the catalog says of it
    record Service(Name name, String context, String words) {

        String folder() {
            return context + "/" + name.key();
        }

        String code() {
            return folder() + "/src/main/java/dev/dosirak/" + name.joined();
        }

        boolean isTelling() {
            return words.contains(".publishes(") && words.contains("POSTGRES");
        }

        /// The first of the paths by which people reach it.
        String route() {
            var route = ROUTE.matcher(words);
            return route.find() ? route.group(1) : "/api/v1/" + name.several().key();
        }
    }

    List<Service> services() {
        return ENTRY.matcher(read(CATALOG))
                .results()
                .map(it -> new Service(
                        new Name(it.group(1).toLowerCase(Locale.ROOT).replace('_', '-')), it.group(3), it.group(4)))
                .toList();
    }

    /// @throws CommandFailed when there is none, or it has nothing to tell others
    Service service(String key) {
        var services = services();
        var found = services.stream()
                .filter(it -> it.name().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("There is no service '%s'; there are: %s (없는 서비스입니다)"
                        .formatted(
                                key,
                                String.join(
                                        ", ",
                                        services.stream()
                                                .map(it -> it.name().key())
                                                .toList()))));
        if (!found.isTelling()) {
            throw new CommandFailed("'%s' has no database from which events are told (%s 서비스에는 이벤트를 내보낼 데이터베이스가 없습니다)"
                    .formatted(key, key));
        }
        return found;
    }

    /// The next one that is free, with that of its database where each service has its own.
    int freePort() {
        var taken = PORT.matcher(read(CATALOG) + read(INFRASTRUCTURE))
                .results()
                .map(it -> Integer.parseInt(it.group()))
                .toList();
        return IntStream.iterate(FIRST_PORT, it -> it + 1)
                .filter(it -> isFree(it, taken) && isFree(it + DATABASE_AFTER_SERVICE, taken))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port, List<Integer> taken) {
        return !taken.contains(port) && !taken.contains(port - DATABASE_AFTER_SERVICE);
    }

    /// The names of all Maven modules.
    List<String> modules() {
        return MODULE.matcher(read("pom.xml")).results().map(it -> it.group(1)).toList();
    }

    boolean has(String file) {
        return Files.exists(root.resolve(file));
    }

    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files below a folder, as paths in this tree; nothing of what was built.
    List<String> files(String folder) {
        var found = new TreeSet<String>();
        try {
            Files.walkFileTree(root.resolve(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path it, BasicFileAttributes attributes) {
                    return NOT_SOURCES.contains(it.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path it, BasicFileAttributes attributes) {
                    found.add(root.relativize(it).toString());
                    return FileVisitResult.CONTINUE;
                }
            });
            return List.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
