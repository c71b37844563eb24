package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The user's folder for what is made once and can be made again: unpacked binaries, AOT caches.
final class CacheFolder {

    private CacheFolder() {}

    /// `DOSIRAK_CACHE`, else `~/.cache/dosirak`.
    static Path path() {
        return Optional.ofNullable(System.getenv("DOSIRAK_CACHE"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "dosirak"));
    }

    /// Makes the folder `name` unless it is there. Two processes that ask at once make it once; a half made one
    /// is never seen.
    static synchronized Path folder(String name, Making making) {
        var made = path().resolve(name);
        if (Files.isDirectory(made)) {
            return made;
        }
        try {
            Files.createDirectories(path());
            try (var file = new RandomAccessFile(path().resolve(name + ".lock").toFile(), "rw");
                    FileLock lock = file.getChannel().lock()) {
                if (lock.isValid() && !Files.isDirectory(made)) {
                    var half = path().resolve(name + ".new");
                    FileTrees.delete(half);
                    Files.createDirectories(half);
                    making.into(half);
                    Files.move(half, made);
                }
            }
            return made;
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot make %s: %s".formatted(made, e.getMessage()), e);
        }
    }

    interface Making {
        void into(Path folder) throws IOException;
    }
}
