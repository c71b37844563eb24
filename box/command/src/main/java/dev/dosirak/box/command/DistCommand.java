package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.box.supervisor.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "dist",
        header = "Makes a release archive that runs with a JDK alone.",
        description = {
            "Packs what the build made and the documents into dosirak-VERSION.tar.gz, with its",
            "SHA-256 beside it. Unpacked, ./dosirak up needs neither Maven nor a build. The",
            "same commit gives the same bytes."
        },
        footer = "%nExit codes: 0 made, 1 not made (one line says why), 2 wrong arguments.",
        mixinStandardHelpOptions = true)
final class DistCommand implements Callable<Integer> {

    /// Of the sources: what somebody reads who runs it, and what `bench search` judges by.
    private static final List<String> SOURCES = List.of(
            "dosirak",
            "ARCHITECTURE.md",
            "CHANGELOG.md",
            "LICENSE",
            "NOTICE",
            "README.ko.md",
            "README.md",
            "SECURITY.md",
            "THIRD-PARTY.md",
            "contracts",
            "docs",
            "libraries.sha256",
            "query/search/relevance");

    /// Of the build: a release is laid out as a built tree is, so that nothing need know in which it runs.
    private static final List<String> BUILT = List.of(
            "box/command/target/command.jar",
            "box/command/target/lib",
            "box/command/target/own",
            "box/distribution/target/distribution.jar",
            "box/distribution/target/lib",
            "box/distribution/target/own",
            "platform/infrastructure/target/lib",
            "platform/infrastructure/target/own",
            "platform/infrastructure/target/postgres");

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "Where the archive goes (default: target/dist of the source tree).")
    private @Nullable Path into;

    @Option(names = "--uncommitted", description = "Pack the tree as it is, to try it out.")
    private boolean uncommitted;

    private final Terminal terminal = Terminal.ofThisProcess();

    @Override
    public Integer call() {
        var root = Home.find(System.getenv()).root();
        if (!uncommitted && !git(root, "status", "--porcelain").isEmpty()) {
            throw new CommandFailed(
                    "an archive is made of a commit, and there are changes that are in none (git status)");
        }
        var time = Instant.ofEpochSecond(Long.parseLong(git(root, "log", "-1", "--format=%ct")));
        var name = "dosirak-" + Main.Version.number();
        try {
            var files = files(root);
            var folder = into == null ? root.resolve("target/dist") : into;
            var archive = Files.createDirectories(folder).resolve(name + ".tar.gz");
            Archive.write(archive, name, time, root, files);
            terminal.out()
                    .println("%s (%,d files, %s)"
                            .formatted(archive, files.size(), DisplayFormat.bytes(Files.size(archive))));
        } catch (IOException e) {
            throw new CommandFailed("the archive was not made: " + e.getMessage(), e);
        }
        return 0;
    }

    private static List<Path> files(Path root) throws IOException {
        var files = new ArrayList<Path>();
        var arguments = new ArrayList<>(List.of("ls-files", "--"));
        arguments.addAll(SOURCES);
        git(root, arguments.toArray(String[]::new)).lines().map(Path::of).forEach(files::add);
        for (var place : BUILT) {
            try (var tree = Files.walk(root.resolve(place))) {
                tree.filter(it -> it.toString().endsWith(".jar"))
                        .map(root::relativize)
                        .forEach(files::add);
            }
        }
        return files;
    }

    /// What git answers.
    ///
    /// @throws Refusal when there is no git, or it refuses
    private static String git(Path root, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-c", "core.quotePath=off"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new CommandFailed("an archive is made of a commit, and %s is no clone".formatted(root));
            }
            return said;
        } catch (IOException e) {
            throw new CommandFailed("git is needed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }
}
