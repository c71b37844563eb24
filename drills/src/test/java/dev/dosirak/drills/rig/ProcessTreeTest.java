package dev.dosirak.drills.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessTreeTest {

    /// A name in which everything stands that separates fields; 30 and 12 of its own, 5 and 3 of its children.
    @Test
    void processorTimeIsReadBehindTheNameOfTheProgram() {
        var stat = "4711 (nginx: (1) S 2) S 1 4711 4711 0 -1 4194560 1063 7 0 0 30 12 5 3 20 0 1 0 12345 0 0";

        assertThat(ProcessTree.ticks(stat)).isEqualTo(50);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatAChildThatHasEndedHasUsedStillCounts() throws Exception {
        var busy = "n=0; while [ $n -lt 200000 ]; do n=$((n+1)); done";
        var parent = new ProcessBuilder("bash", "-c", "( %s ); echo done; read -r _".formatted(busy)).start();
        try (var said = parent.inputReader()) {
            assertThat(said.readLine()).isEqualTo("done");

            assertThat(ProcessTree.cpu(parent.pid())).isGreaterThan(Duration.ZERO);
        } finally {
            parent.destroyForcibly();
        }
    }
}
