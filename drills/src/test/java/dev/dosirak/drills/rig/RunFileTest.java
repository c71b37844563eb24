package dev.dosirak.drills.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    private Path folder;

    @Test
    void nothingHasRunThereYet() {
        assertThat(RunFile.read(folder)).isEmpty();
    }

    @Test
    void partsAreReadWithTheirProcesses() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/state.properties"), """
                        supervisor=4711@1000
                        part.0.name=postgres
                        part.0.condition=READY
                        part.0.process=4712@2000
                        part.1.name=connectors
                        part.1.condition=STARTING
                        part.1.process=
                        """);
        var state = RunFile.read(folder).orElseThrow();
        assertThat(state.supervisor()).isEqualTo(new ProcessIdentity(4711, 1000));
        assertThat(state.component("postgres").ready()).isTrue();
        assertThat(state.component("postgres").process()).contains(new ProcessIdentity(4712, 2000));
        assertThat(state.component("connectors").ready()).isFalse();
        assertThat(state.component("connectors").process()).isEmpty();
    }
}
