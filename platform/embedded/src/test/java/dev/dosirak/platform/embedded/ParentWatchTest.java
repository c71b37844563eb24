package dev.dosirak.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ParentWatchTest {

    @TempDir
    Path folder;

    /// A run of tests.
    static final class Run {

        private Run() {}

        public static void main(String[] arguments) {
            var folder = Path.of(arguments[0]);
            var log = folder.resolve("log");
            var server =
                    ServerProcess.start("server", List.of("sleep", "600"), folder, log, log, folder.resolve("record"));
            System.out.println(server.process().pid());
            server.process().onExit().join();
        }
    }

    @Test
    void whoIsKilledTakesItsServersAlong() throws Exception {
        var server = serverOfAKilledRun("-D%s=true".formatted(ParentWatch.WANTED));

        server.onExit().join();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void theServersOfAPlatformOutliveWhoStartedThem() throws Exception {
        var server = serverOfAKilledRun("-D%s=false".formatted(ParentWatch.WANTED));

        assertThat(server.isAlive()).isTrue();
        server.destroyForcibly();
    }

    private ProcessHandle serverOfAKilledRun(String leash) throws IOException, InterruptedException {
        var command = List.of(
                JvmCommand.program(),
                leash,
                "-cp",
                System.getProperty("java.class.path"),
                Run.class.getName(),
                folder.toString());
        var run = new ProcessBuilder(command).start();
        var server =
                ProcessHandle.of(Long.parseLong(run.inputReader().readLine())).orElseThrow();
        run.destroyForcibly().waitFor();
        return server;
    }
}
