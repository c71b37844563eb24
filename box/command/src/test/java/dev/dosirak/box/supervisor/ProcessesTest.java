package dev.dosirak.box.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Home home;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Process sleeper;

    @BeforeEach
    void open() throws IOException {
        home = new Home(folder, folder);
        home.open();
        sleeper = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        sleeper.destroyForcibly();
    }

    @Test
    void whatWasRecordedAndStillRunsIsEnded() throws IOException {
        var record = record(ProcessIdentity.of(sleeper.toHandle()));

        assertThat(new Processes(home).end())
                .extracting(Processes.Leftover::name)
                .containsExactly("order");
        assertThat(sleeper.onExit().join().isAlive()).isFalse();
        assertThat(record).doesNotExist();
    }

    @Test
    void aProcessThatOnlyBearsTheSameNumberIsLeftAlone() throws IOException {
        var record = record(new ProcessIdentity(sleeper.pid(), 1));

        assertThat(new Processes(home).end()).isEmpty();
        assertThat(sleeper.isAlive()).isTrue();
        assertThat(record).doesNotExist();
    }

    @Test
    void aProcessThatEndedButWasNotYetAskedForItsExitCodeCountsAsEnded() throws IOException {
        // The shell starts a child, lets it end, and never waits for it.
        var parent = new ProcessBuilder("bash", "-c", "sleep 0.05 & echo $!; exec sleep 60").start();
        try (var output = parent.inputReader()) {
            var child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            var processIdentity = ProcessIdentity.of(child);

            assertThat(Processes.awaitEnd(processIdentity, java.time.Duration.ofSeconds(5)))
                    .isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void aProcessThatAScriptStartedInTheBackgroundNeedNotBeKilled() throws IOException {
        // What a shell starts in the background does not hear SIGINT.
        var deaf = new ProcessBuilder("bash", "-c", "trap '' INT; echo ready; exec sleep 60").start();
        try (var output = deaf.inputReader()) {
            assertThat(output.readLine()).isEqualTo("ready");

            Processes.end(ProcessIdentity.of(deaf.toHandle()), java.time.Duration.ofSeconds(20));

            assertThat(deaf.onExit().join().exitValue()).isEqualTo(128 + 15);
        } finally {
            deaf.destroyForcibly();
        }
    }

    private Path record(ProcessIdentity processIdentity) throws IOException {
        return Files.writeString(home.run().resolve("order.process"), processIdentity + "\n");
    }
}
