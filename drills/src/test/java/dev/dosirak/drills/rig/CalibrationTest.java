package dev.dosirak.drills.rig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {

    @Test
    void everyBenchSaysWhatTheMachineGivesAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        var out = new ByteArrayOutputStream();
        var figures = new Figures("startup", new PrintStream(out, true, UTF_8), new PrintStream(out, true, UTF_8));

        Calibration.show(figures, folder);

        assertThat(out.toString(UTF_8))
                .matches("host\\.cpu_score [1-9][0-9.]* rounds/s\n"
                        + "host\\.memory_score [0-9.]*[1-9][0-9.]* million reads/s\n"
                        + "host\\.fsync_score [1-9][0-9.]* writes/s\n");
        assertThat(folder).isEmptyDirectory();
    }
}
