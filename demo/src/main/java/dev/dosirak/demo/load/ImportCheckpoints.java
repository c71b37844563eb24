package dev.dosirak.demo.load;

import dev.dosirak.demo.local.ExclusiveFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Remembers how far each file has been imported into which platform, so that a second run goes on from there.
///
/// A file is known by its content and by what else decides what becomes of it: a corrected file begins anew, and
/// so does one for another owner; a renamed one does not.
public final class ImportCheckpoints {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final @Nullable Path folder;
    private final URI platform;

    private ImportCheckpoints(@Nullable Path folder, URI platform) {
        this.folder = folder;
        this.platform = platform;
    }

    public static ImportCheckpoints in(Path folder, URI platform) {
        return new ImportCheckpoints(folder, platform);
    }

    /// For files that are made anew each time.
    public static ImportCheckpoints none() {
        return new ImportCheckpoints(null, URI.create(""));
    }

    /// Whether an earlier run stopped on the way.
    public boolean isHalf(Path file, Kind kind, Assumptions assumptions) throws IOException {
        var before = read(checkpointFile(file, kind, assumptions));
        return before.settled() > 0 && !before.whole();
    }

    /// Where the notes about this file lie, or null when none are kept.
    @Nullable
    Path checkpointFile(Path file, Kind kind, Assumptions assumptions) throws IOException {
        if (folder == null) {
            return null;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("%s %s %s\n".formatted(platform, kind, assumptions).getBytes(StandardCharsets.UTF_8));
            try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(file, sink);
            }
            return folder.resolve(HexFormat.of().formatHex(digest.digest()) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static Summary read(@Nullable Path note) throws IOException {
        if (note == null || !Files.exists(note)) {
            return Summary.NOTHING;
        }
        try {
            return JSON.readValue(Files.readAllBytes(note), Summary.class);
        } catch (JacksonException e) {
            return Summary.NOTHING; // half a note is none; repeating rows is harmless
        }
    }

    /// Nobody else imports this file into this platform until this is closed: two at once would both
    /// send its rows, and each would note over what the other has noted.
    ///
    /// @return null when no notes are kept
    /// @throws ImportStopped while another run has it
    static @Nullable FileChannel alone(@Nullable Path note, Path file) throws IOException {
        if (note == null) {
            return null;
        }
        Files.createDirectories(note.toAbsolutePath().getParent());
        // Stays behind: whoever deleted it could delete another one's.
        return ExclusiveFile.open(note.resolveSibling(note.getFileName() + ".lock"))
                .orElseThrow(() -> new ImportStopped(
                        "%s is being imported by another run. Wait until that has ended.".formatted(file), null));
    }

    static void write(@Nullable Path note, Summary summary) throws IOException {
        if (note != null) {
            Files.createDirectories(note.toAbsolutePath().getParent());
            var fresh = note.resolveSibling(note.getFileName() + ".new");
            Files.write(fresh, JSON.writeValueAsBytes(summary));
            Files.move(fresh, note, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
