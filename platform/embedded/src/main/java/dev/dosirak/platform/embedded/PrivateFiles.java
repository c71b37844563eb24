package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that only their owner can read, from their first moment on.
public final class PrivateFiles {

    private PrivateFiles() {}

    /// Makes the file when there is none, and the folders above it.
    public static void make(Path file) throws IOException {
        makeFolder(file.toAbsolutePath().resolveSibling(""));
        var onlyOwner = PosixFilePermissions.fromString("rw-------");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(onlyOwner));
        } catch (FileAlreadyExistsException e) {
            Files.setPosixFilePermissions(file, onlyOwner);
        }
    }

    public static void write(Path file, String text) throws IOException {
        make(file);
        Files.writeString(file, text);
    }

    /// Makes the folder when there is none; closes one that was open to others.
    public static void closeFolder(Path folder) throws IOException {
        makeFolder(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
