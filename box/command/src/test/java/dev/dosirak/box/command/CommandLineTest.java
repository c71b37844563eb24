package dev.dosirak.box.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.ServiceSupervisor;
import dev.dosirak.platform.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line as a process, as people meet it when something is wrong.
class CommandLineTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private record Outcome(int code, String output) {}

    @Test
    void aSecondUpSaysThatOneIsRunning() throws IOException {
        var home = new Home(folder, folder.resolve("data"));
        home.open();
        try (var held = ServiceSupervisor.lock(home).orElseThrow()) {
            assertThat(held.isValid()).isTrue();

            assertThat(run(Map.of(), "up"))
                    .isEqualTo(new Outcome(
                            1, "dosirak: Dosirak is up already; see ./dosirak status, end it with ./dosirak down"));
        }
    }

    @Test
    void aPortInUseIsNamedTogetherWithWhatWantsIt() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var outcome = run(Map.of("ORDER_PORT", Integer.toString(socket.getLocalPort())), "up", "--target=order");

            assertThat(outcome.code).isEqualTo(1);
            assertThat(outcome.output)
                    .startsWith("dosirak: Port %d, wanted by order, is in use".formatted(socket.getLocalPort()))
                    .hasLineCount(1);
        }
    }

    @Test
    void aFolderOfSomebodyElseIsRefusedInOneLine() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/holiday.jpg"), "sea");

        var outcome = run(Map.of(), "up");

        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.output).contains("holiday.jpg").hasLineCount(1);
    }

    @Test
    void anUnknownTargetIsRefusedWithTheKnownOnes() throws IOException {
        var outcome = run(Map.of(), "up", "--target=order,kitchen");

        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.output)
                .contains("'kitchen'")
                .contains("order-history")
                .hasLineCount(1);
    }

    @Test
    void anUnknownOptionIsAWrongArgument() throws IOException {
        assertThat(run(Map.of(), "up", "--faster").code).isEqualTo(2);
    }

    @Test
    void nothingRunsInANewFolder() throws IOException {
        assertThat(run(Map.of(), "status")).isEqualTo(new Outcome(1, "Dosirak is not running."));
        assertThat(run(Map.of(), "down")).isEqualTo(new Outcome(0, "Dosirak is not running."));
        assertThat(run(Map.of(), "sync")).isEqualTo(new Outcome(1, "dosirak: Dosirak is not running"));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void dataIsNotDeletedWithoutAYes() throws IOException {
        new Home(folder, folder.resolve("data")).open();

        assertThat(run(Map.of(), "reset").code).isEqualTo(1);
        assertThat(folder.resolve("data/dosirak.data")).exists();
        assertThat(run(Map.of(), "reset", "--yes").code).isZero();
        assertThat(folder.resolve("data/dosirak.data")).doesNotExist();
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Ddosirak.root=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(it -> it.endsWith("_OPTIONS"));
        builder.environment().put("DOSIRAK_HOME", folder.resolve("data").toString());
        builder.environment().put("DOSIRAK_PORT_OFFSET", Integer.toString(Ports.free() % 10_000 + 10_000));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return new Outcome(process.onExit().join().exitValue(), output);
    }
}
