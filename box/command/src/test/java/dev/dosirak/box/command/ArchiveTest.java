package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./dosirak dist` packs, unpacked by the system's own `tar`.
class ArchiveTest {

    private static final Instant COMMITTED = Instant.parse("2026-01-01T09:00:00Z");
    private static final List<Path> FILES =
            List.of(Path.of("lib/of/one/kafka.jar"), Path.of("dosirak"), Path.of("lib/of/another/kafka.jar"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        for (var file : FILES) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), file.endsWith("kafka.jar") ? "kafka" : "#!/bin/bash");
        }
        Files.setPosixFilePermissions(folder.resolve("dosirak"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void whatWasPackedIsThereWhenItIsUnpacked() throws Exception {
        var archive = pack("one", FILES);

        assertThat(run("tar", "-xzf", archive.getFileName().toString())).isEmpty();

        var unpacked = folder.resolve("dosirak-0.9.0");
        assertThat(unpacked.resolve("lib/of/one/kafka.jar")).hasContent("kafka");
        assertThat(unpacked.resolve("lib/of/another/kafka.jar")).hasContent("kafka");
        assertThat(Files.isSameFile(
                        unpacked.resolve("lib/of/one/kafka.jar"), unpacked.resolve("lib/of/another/kafka.jar")))
                .isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked.resolve("dosirak"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(Files.getLastModifiedTime(unpacked.resolve("dosirak"))).isEqualTo(FileTime.from(COMMITTED));
    }

    @Test
    void theSameFilesGiveTheSameBytesWheneverTheyWereMade() throws Exception {
        var first = pack("one", FILES);
        for (var file : FILES) {
            Files.setLastModifiedTime(folder.resolve(file), FileTime.from(COMMITTED.minusSeconds(4711)));
        }

        var second = pack("two", FILES.reversed());

        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void itsChecksumLiesBesideIt() throws Exception {
        pack("one", FILES);

        assertThat(run("sha256sum", "-c", "one.tar.gz.sha256")).isEqualTo("one.tar.gz: OK");
    }

    private Path pack(String name, List<Path> files) throws IOException {
        var archive = folder.resolve(name + ".tar.gz");
        Archive.write(archive, "dosirak-0.9.0", COMMITTED, folder, files);
        return archive;
    }

    private String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }
}
