package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands for JVMs of Kafka and Connect, small and quick to start.
final class JvmCommand {

    private static final String LOG_SETTINGS = "log4j2.properties";

    private JvmCommand() {}

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The JVM keeps the classes it has loaded when it ends, and starts in a third of the time from then on. It
    /// sees by itself whether what it kept still fits.
    ///
    /// @param program what the kept classes are called; another one for each main class
    /// @param heap as in `-Xmx`
    /// @param log the file that the program's own log goes to, rolled by size
    static List<String> command(
            InfrastructureFiles files, String program, String heap, Path folder, Path log, String... mainAndArguments) {
        var command = new ArrayList<>(List.of(
                program(),
                "-Xmx" + heap,
                // All of it is touched before it is collected for the first time.
                "-Xmn24m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + files.classCache(program),
                // At the address it was made for nothing in it has to be adjusted, and so is not copied into memory.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Dlog4j2.configurationFile=" + logSettings(folder).toUri(),
                "-Ddosirak.log=" + log,
                "-cp",
                files.classPath()));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    /// Where the JVM itself writes to when the program's own log is `log`.
    static Path out(Path log) {
        return log.resolveSibling(log.getFileName().toString().replaceFirst("\\.log$", "") + ".out");
    }

    private static Path logSettings(Path folder) {
        var file = folder.resolve(LOG_SETTINGS);
        try (var resource = JvmCommand.class.getResourceAsStream(LOG_SETTINGS)) {
            if (resource == null) {
                throw new IllegalStateException("no resource " + LOG_SETTINGS);
            }
            Files.createDirectories(folder);
            Files.write(file, resource.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
