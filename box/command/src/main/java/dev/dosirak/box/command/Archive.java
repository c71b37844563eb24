package dev.dosirak.box.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// A `tar.gz` whose bytes depend on nothing but what is packed: sorted, one time for all, nobody's files.
final class Archive {

    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    private final TarArchiveOutputStream tar;
    private final String folder;
    private final Instant time;
    private final Map<String, String> packed = new HashMap<>();

    private Archive(TarArchiveOutputStream tar, String folder, Instant time) {
        this.tar = tar;
        this.folder = folder;
        this.time = time;
    }

    /// Writes the archive and, beside it, `<archive>.sha256` as `sha256sum -c` reads it. A half written one is
    /// never seen under its name.
    ///
    /// @param folder what everything lies in when it is unpacked
    /// @param files relative to `root`
    static void write(Path archive, String folder, Instant time, Path root, List<Path> files) throws IOException {
        var half = archive.resolveSibling(archive.getFileName() + ".new");
        var gzip = new GzipParameters();
        gzip.setCompressionLevel(Deflater.BEST_SPEED); // nearly all of it is packed already
        try (var out = new BufferedOutputStream(Files.newOutputStream(half));
                var tar = new TarArchiveOutputStream(
                        new GzipCompressorOutputStream(out, gzip), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            var into = new Archive(tar, folder, time);
            for (var file : files.stream().sorted().toList()) {
                into.add(root.resolve(file), file.toString());
            }
        }
        Files.move(half, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                archive.resolveSibling(archive.getFileName() + ".sha256"),
                "%s  %s\n".formatted(sum(archive), archive.getFileName()));
    }

    /// What is there already becomes a link to it: many libraries are on more than one class path.
    private void add(Path file, String path) throws IOException {
        var name = folder + "/" + path;
        var same = packed.putIfAbsent(sum(file), name);
        var entry = same == null ? new TarArchiveEntry(name) : new TarArchiveEntry(name, TarConstants.LF_LINK);
        entry.setModTime(Date.from(time));
        entry.setIds(0, 0);
        entry.setMode(Files.isExecutable(file) ? EXECUTABLE : PLAIN);
        if (same != null) {
            entry.setLinkName(same);
            tar.putArchiveEntry(entry);
        } else {
            entry.setSize(Files.size(file));
            tar.putArchiveEntry(entry);
            Files.copy(file, tar);
        }
        tar.closeArchiveEntry();
    }

    private static String sum(Path file) throws IOException {
        try (var bytes = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
