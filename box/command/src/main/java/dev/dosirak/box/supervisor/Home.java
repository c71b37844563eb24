package dev.dosirak.box.supervisor;

import dev.dosirak.platform.embedded.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where everything lies: the folder of the source tree, and the data folder in it, `.dosirak`, or elsewhere when
/// `DOSIRAK_HOME` says so.
public record Home(Path root, Path folder) {

    private static final String MARKER = "dosirak.data";
    private static final int FORMAT = 1;
    private static final long LEAST_FREE_BYTES = 500L << 20;

    /// What the build and the command line put there before there is any data.
    private static final Set<String> NOT_DATA = Set.of(
            "build.log",
            "build.stamp",
            "build.stamp.new",
            "build.unchecked",
            "build.lock",
            "test.stamp",
            "cache",
            "import");

    /// System property `dosirak.root` and environment variable `DOSIRAK_HOME`.
    public static Home find(Map<String, String> environment) {
        var root = Path.of(System.getProperty("dosirak.root", "")).toAbsolutePath();
        var named = environment.get("DOSIRAK_HOME");
        return new Home(
                root,
                named == null || named.isBlank()
                        ? root.resolve(".dosirak")
                        : Path.of(named).toAbsolutePath());
    }

    /// Makes sure that the folder is ours and usable, and marks it when it is new.
    ///
    /// @throws Refusal when it holds somebody else's files, data of a newer version, or the disk is nearly full
    public void open() {
        try {
            Files.createDirectories(folder);
            requireOurs();
            // Secrets, logs and databases: none of anybody else's business.
            PrivateFiles.closeFolder(folder);
            requireSpace(Files.getFileStore(folder).getUsableSpace());
            var marker = folder.resolve(MARKER);
            if (!Files.exists(marker)) {
                Files.writeString(marker, "format=" + FORMAT + "\n");
            }
            Files.createDirectories(run());
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new CommandFailed("Cannot use the data folder %s: %s".formatted(folder, message(e)), e);
        }
    }

    private static String message(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "access denied" : String.valueOf(e.getMessage());
    }

    /// Whether there is data of ours.
    public boolean exists() {
        return Files.exists(folder.resolve(MARKER));
    }

    private void requireOurs() throws IOException {
        var marker = folder.resolve(MARKER);
        if (Files.exists(marker)) {
            var format = Files.readString(marker).strip();
            if (!format.matches("format=\\d{1,6}")) {
                throw new CommandFailed(
                        "The data folder %s cannot be read: %s says '%s'".formatted(folder, MARKER, format));
            }
            if (Integer.parseInt(format.substring("format=".length())) > FORMAT) {
                throw new CommandFailed(
                        "The data folder %s was written by a newer version of Dosirak (%s; this one knows %d); use that version, or set DOSIRAK_HOME to another folder"
                                .formatted(folder, format, FORMAT));
            }
            return;
        }
        try (var entries = Files.list(folder)) {
            var strange = entries.map(it -> it.getFileName().toString())
                    .filter(it -> !NOT_DATA.contains(it))
                    .findFirst();
            if (strange.isPresent()) {
                throw new CommandFailed(
                        "The folder %s is not empty and not a data folder of Dosirak (it holds %s); set DOSIRAK_HOME to another folder"
                                .formatted(folder, strange.get()));
            }
        }
    }

    void requireSpace(long usableBytes) {
        if (usableBytes < LEAST_FREE_BYTES) {
            throw new CommandFailed("The disk of %s is nearly full: %d MB free, at least %d MB are needed"
                    .formatted(folder, usableBytes >> 20, LEAST_FREE_BYTES >> 20));
        }
    }

    /// Deletes all data and keeps what the build made. Nothing may be running.
    public void erase() {
        try (var entries = Files.list(folder)) {
            // The marker goes last: a folder half erased is still known as ours.
            var data = entries.filter(it -> !NOT_DATA.contains(it.getFileName().toString()))
                    .filter(it -> !it.endsWith(MARKER))
                    .toList();
            for (var entry : data) {
                delete(entry);
            }
            Files.deleteIfExists(folder.resolve(MARKER));
        } catch (IOException e) {
            throw new CommandFailed("Cannot delete %s: %s".formatted(folder, message(e)), e);
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Data of PostgreSQL, Kafka and Connect. The two shapes keep theirs apart: in one, services share a
    /// server.
    Path data(boolean isolated) {
        return isolated ? folder.resolve("isolated") : folder;
    }

    Path connect(boolean isolated) {
        return data(isolated).resolve("connect");
    }

    /// For clients of our own Kafka that are not services.
    Path kafkaClient() {
        return folder.resolve("kafka-client.properties");
    }

    /// There once the demo city has been loaded, or deliberately not.
    public Path cityLoaded(boolean isolated) {
        return run().resolve(isolated ? "city.loaded.isolated" : "city.loaded");
    }

    /// What is running now.
    public Path run() {
        return folder.resolve("run");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    /// Log files of the services of a node.
    public Path logs(int node) {
        return node == 1 ? logs() : logs().resolve("node-" + node);
    }

    /// Where the start-up cache is recorded: data that nobody keeps.
    Home training() {
        return new Home(root, folder.resolve("training"));
    }

    /// Deletes the whole folder. Nothing may be running in it.
    void delete() throws IOException {
        if (Files.exists(folder)) {
            delete(folder);
        }
    }

    /// What services keep in files, each node its own.
    Path copies(boolean isolated, int node) {
        return node == 1 ? data(isolated) : data(isolated).resolve("node-" + node);
    }

    Path secrets() {
        return folder.resolve("secrets.properties");
    }

    Path lock() {
        return run().resolve("supervisor.lock");
    }

    /// Start-up caches: of the build, not of the data.
    Path cache() {
        return root.resolve(".dosirak").resolve("cache");
    }

    /// The services' class path.
    Path distribution() {
        return root.resolve("box/distribution/target");
    }
}
