package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void theLastLinesComeFirstThenOnlyWhatIsAdded() throws IOException {
        var file = Files.writeString(folder.resolve("order.log"), "one\ntwo\nthree\n");
        var tail = new LogTail(file, "order");

        assertThat(texts(tail.last(2))).containsExactly("two", "three");
        Files.writeString(file, "four\nfi", StandardOpenOption.APPEND);
        assertThat(texts(tail.newLines())).containsExactly("four");
        Files.writeString(file, "ve\n", StandardOpenOption.APPEND);
        assertThat(texts(tail.newLines())).containsExactly("five");
    }

    @Test
    void aFileThatWasRolledIsReadFromItsStart() throws IOException {
        var file = Files.writeString(folder.resolve("order.log"), "one\ntwo\nthree\n");
        var tail = new LogTail(file, "order");
        tail.last(10);

        Files.writeString(file, "new\n");

        assertThat(texts(tail.newLines())).containsExactly("new");
    }

    @Test
    void aStructuredLineIsPrintedForPeopleWithItsStackTrace() {
        var printer = new LogPrinter(new Terminal(System.out, 0, false), false, true);

        var line = printer.line(new LogTail.Entry("order", """
                {"@timestamp":"2026-03-01T03:04:05.678Z","log":{"level":"WARN"},"message":"주문 지연",\
                "error":{"stack_trace":"java.lang.Late\\n\\tat Order.place\\n"}}"""));

        assertThat(line.at()).isEqualTo("2026-03-01T03:04:05.678Z");
        assertThat(line.text())
                .startsWith("order")
                .contains("WARN  주문 지연\n")
                .endsWith("    java.lang.Late\n    \tat Order.place");
    }

    private static List<String> texts(List<LogTail.Entry> entries) {
        return entries.stream().map(LogTail.Entry::text).toList();
    }
}
