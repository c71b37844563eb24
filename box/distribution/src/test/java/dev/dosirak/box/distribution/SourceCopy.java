package dev.dosirak.box.distribution;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.function.Predicate;

/// Copies what was written by hand from one tree to another.
final class SourceCopy extends SimpleFileVisitor<Path> {

    private static final Set<String> BUILT = Set.of("target", ".git", ".dosirak");

    private final Path from;
    private final Path to;
    private final Predicate<String> wanted;

    private SourceCopy(Path from, Path to, Predicate<String> wanted) {
        this.from = from;
        this.to = to;
        this.wanted = wanted;
    }

    /// @param wanted the paths below `from`
    static void run(Path from, Path to, Predicate<String> wanted) throws IOException {
        Files.walkFileTree(from, new SourceCopy(from, to, wanted));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return BUILT.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        var path = from.relativize(file).toString();
        if (wanted.test(path)) {
            Files.createDirectories(to.resolve(path).getParent());
            Files.copy(file, to.resolve(path));
        }
        return FileVisitResult.CONTINUE;
    }
}
