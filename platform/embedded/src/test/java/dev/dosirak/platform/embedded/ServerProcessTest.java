package dev.dosirak.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    @TempDir
    Path folder;

    /// Dosirak may lie in a folder with a Korean name.
    @Test
    void aJvmReadsNamesOfFilesAsWeDo() throws IOException {
        var printed = printed(JvmCommand.program(), "-XshowSettings:properties", "-version");
        assertThat(printed).contains("sun.jnu.encoding = " + System.getProperty("sun.jnu.encoding"));
    }

    @Test
    void othersSayWhatIsWrongInEnglish() throws IOException {
        assertThat(printed("env")).contains("LC_ALL=C\n");
    }

    private String printed(String... command) throws IOException {
        var log = folder.resolve("log");
        var process = ServerProcess.start("server", List.of(command), folder, log, log, folder.resolve("record"));
        process.process().onExit().join();
        return Files.readString(log);
    }
}
