package dev.dosirak.storefront.catalog.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.sync.VersionEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentLogTest {

    private static final UUID MAPO = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    private static final UUID HAPJEONG = UUID.fromString("8190bbbb-0000-7000-8000-000000000002");
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final int SMALL = 2_000;

    @TempDir
    Path folder;

    /// Many lives of a node: whatever was put, replaced and forgotten, the next life finds what the last one
    /// had, and the disk does not fill with what no longer counts.
    @RepeatedTest(20)
    void everyLifeFindsWhatTheLastOneHad(RepetitionInfo run) throws IOException {
        var random = new Random(run.getCurrentRepetition());
        var model = new HashMap<UUID, String>();
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) {
            ids.add(new UUID(random.nextLong(), random.nextLong()));
        }
        for (int life = 0; life < 5; life++) {
            try (var documentLog = DocumentLog.open(folder, SMALL)) {
                assertThat(contents(documentLog)).isEqualTo(model);
                for (int i = 0; i < 100; i++) {
                    var id = ids.get(random.nextInt(ids.size()));
                    if (random.nextInt(8) == 0) {
                        documentLog.forget(id);
                        model.remove(id);
                    } else {
                        var content = "x".repeat(random.nextInt(300)) + i;
                        documentLog.put(id, i, content.getBytes(StandardCharsets.UTF_8));
                        model.put(id, i + " " + content);
                    }
                }
                assertThat(contents(documentLog)).isEqualTo(model);
            }
            assertThat(bytesOnDisk()).isLessThan(8L * SMALL);
        }
    }

    private static Map<UUID, String> contents(DocumentLog documentLog) {
        var contents = new HashMap<UUID, String>();
        documentLog.forEach(it -> {
            assertThat(it.isIntact()).isTrue();
            contents.put(it.id(), it.version() + " " + StandardCharsets.UTF_8.decode(it.content()));
        });
        return contents;
    }

    private long bytesOnDisk() throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(it -> it.toFile().length()).sum();
        }
    }

    @Test
    void whoStillReadsAnOldPageReadsItToItsEnd() {
        var documentLog = DocumentLog.open(folder, SMALL);
        var old = documentLog.put(MAPO, 1, "the first page".getBytes(StandardCharsets.UTF_8));
        var reading = old.content();
        for (int version = 2; version < 500; version++) {
            documentLog.put(MAPO, version, ("page " + version).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(StandardCharsets.UTF_8.decode(reading).toString()).isEqualTo("the first page");
    }

    @Test
    void whatWasWrittenHalfWhenTheMachineFailedIsNotThere() throws IOException {
        try (var documentLog = DocumentLog.open(folder, SMALL)) {
            documentLog.put(MAPO, 7, "whole".getBytes(StandardCharsets.UTF_8));
            documentLog.put(HAPJEONG, 3, "half".getBytes(StandardCharsets.UTF_8));
        }
        scribble(2 * Segment.HEAD + "whole".length() + 1);

        try (var documentLog = DocumentLog.open(folder, SMALL)) {
            assertThat(documentLog.versionOf(MAPO)).isEqualTo(7);
            assertThat(documentLog.versionOf(HAPJEONG)).isZero();
            documentLog.put(HAPJEONG, 4, "again".getBytes(StandardCharsets.UTF_8));
        }
        try (var documentLog = DocumentLog.open(folder, SMALL)) {
            assertThat(documentLog.versionOf(HAPJEONG)).isEqualTo(4);
        }
    }

    @Test
    void anAuditSeesWhatSomebodyElseHasWrittenOver() throws IOException {
        try (var documentLog = DocumentLog.open(folder, SMALL)) {
            documentLog.put(MAPO, 7, "mapo".getBytes(StandardCharsets.UTF_8));
            documentLog.put(HAPJEONG, 3, "hapjeong".getBytes(StandardCharsets.UTF_8));
            scribble(Segment.HEAD + 1);

            assertThat(documentLog.held(List.of(MAPO, HAPJEONG, UUID.randomUUID())))
                    .containsExactly(new VersionEntry(MAPO, VersionEntry.DAMAGED), new VersionEntry(HAPJEONG, 3));
            assertThat(documentLog.held(new UUID(0, 0), 10)).hasSize(2);
        }
    }

    @Test
    void whatWasWrittenInAnotherFormIsThrownAway() throws IOException {
        try (var documentLog = DocumentLog.open(folder, SMALL)) {
            documentLog.put(MAPO, 7, "mapo".getBytes(StandardCharsets.UTF_8));
            documentLog.mark(NOON);
        }
        try (var files = Files.list(folder)) {
            Files.move(files.findFirst().orElseThrow(), folder.resolve("00000001.log"));
        }

        try (var documentLog = DocumentLog.open(folder, SMALL)) {
            assertThat(documentLog.asOf()).isEmpty();
            assertThat(documentLog.versionOf(MAPO)).isZero();
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private void scribble(long at) throws IOException {
        try (var files = Files.list(folder);
                var channel = FileChannel.open(files.findFirst().orElseThrow(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'!'}), at);
        }
    }

    @Test
    void untilWhenItWasRightIsRememberedHoweverMuchIsSwept() throws IOException {
        try (var documentLog = DocumentLog.open(folder, SMALL)) {
            assertThat(documentLog.asOf()).isEmpty();
            documentLog.mark(NOON);
            for (int version = 1; version < 500; version++) {
                documentLog.put(MAPO, version, ("page " + version).getBytes(StandardCharsets.UTF_8));
            }
        }
        try (var documentLog = DocumentLog.open(folder, SMALL)) {
            assertThat(documentLog.asOf()).contains(NOON);
        }
    }
}
