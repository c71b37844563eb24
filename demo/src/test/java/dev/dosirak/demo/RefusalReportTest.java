package dev.dosirak.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.demo.load.RowRefused;
import dev.dosirak.demo.terminal.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalReportTest {

    private static final Screen DARK =
            new Screen(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), false, false);
    private static final RowRefused MINA = new RowRefused("members.csv", 2, "C1", "name-not-nice");
    private static final RowRefused JUNHO = new RowRefused("members.csv", 3, "C2", "name-not-nice");

    @TempDir
    private Path folder = Path.of("");

    /// The process may be killed after the batch of this row was settled.
    @Test
    void whatIsToldIsInTheFileAtOnce() throws IOException {
        var file = folder.resolve("errors.csv");
        try (var refusalReport = RefusalReport.open(file, true, DARK, 20)) {
            assertThat(file).content().isEqualTo("\uFEFFfile,line,code,reason\r\n");

            refusalReport.add(MINA);
            assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("C1");

            refusalReport.add(JUNHO);
            assertThat(Files.readAllLines(file)).hasSize(3).last().asString().contains("C2");
        }
    }

    @Test
    void aRunThatGoesOnWritesBelowAndAnotherBeginsAnew() throws IOException {
        var file = Files.createFile(folder.resolve("errors.csv"));
        tell(file, false, MINA);
        assertThat(Files.readAllLines(file)).hasSize(2);

        tell(file, false, JUNHO);
        assertThat(Files.readAllLines(file)).hasSize(3);

        tell(file, true, JUNHO);
        assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("C2");
    }

    /// As who forgets the name of the report after `--errors`.
    @Test
    void aFileThatNoRunHasWrittenStaysAsItIs() throws IOException {
        var file = Files.writeString(folder.resolve("members.csv"), "code,role\nC1,customer\n");
        for (boolean anew : List.of(true, false)) {
            assertThatThrownBy(() -> tell(file, anew, MINA))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("members.csv");
        }
        assertThat(file).hasContent("code,role\nC1,customer\n");
    }

    @Test
    void whereThereIsNoFolderOrAFolderIsNothingIsWritten() throws IOException {
        assertThatThrownBy(() -> tell(folder.resolve("none/errors.csv"), true, MINA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("none"));
        assertThatThrownBy(() -> tell(folder, true, MINA)).hasMessageContaining("this is a folder");
    }

    @Test
    void twoImportsDoNotWriteOneFile() throws IOException {
        var file = folder.resolve("errors.csv");
        try (var first = RefusalReport.open(file, true, DARK, 20)) {
            first.add(MINA);
            assertThatThrownBy(() -> tell(file, true, JUNHO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another import is writing this file");
            first.add(MINA);
        }
        assertThat(Files.readAllLines(file)).hasSize(3).noneMatch(it -> it.contains("C2"));
        tell(file, true, JUNHO);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    private static void tell(Path file, boolean anew, RowRefused row) throws IOException {
        try (var refusalReport = RefusalReport.open(file, anew, DARK, 20)) {
            refusalReport.add(row);
        }
    }
}
