package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Real PostgreSQL, Kafka and Connect for tests: started by the first test of a build that asks, shared by all
/// modules of the build, gone when the build ends. Kafka and Connect are only started when a test asks for them.
///
/// The environment variable `DOSIRAK_TEST_INFRASTRUCTURE` may name the `infrastructure.properties` of servers that
/// run already.
public final class TestInfrastructure {

    private static final String OWN = "DOSIRAK_TEST_INFRASTRUCTURE";
    private static final int LONGEST_HINT = 40;
    private static final Duration PUBLISH_LIMIT = Duration.ofSeconds(60);

    private final TestServerFiles files;
    private final int port;
    private final String password;

    private TestInfrastructure(TestServerFiles files) {
        this.files = files;
        var postgres = files.request(TestServerFiles.POSTGRES);
        this.port = Integer.parseInt(postgres.getProperty("postgres.port"));
        this.password = postgres.getProperty("postgres.password");
    }

    /// The infrastructure of this build.
    ///
    /// @throws InfrastructureFailed when it cannot be started
    public static TestInfrastructure get() {
        return Shared.INSTANCE;
    }

    private static final class Shared {
        static final TestInfrastructure INSTANCE = join();
    }

    /// A fresh database and role; the role may read the log of changes (`wal_level` is `logical`).
    ///
    /// @param hint makes the name readable in logs
    public TestDatabase newDatabase(String hint) {
        var readable = hint.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        var name = "t_" + readable.substring(0, Math.min(readable.length(), LONGEST_HINT)) + "_"
                + UUID.randomUUID().toString().substring(0, 8);
        try (var connection = DriverManager.getConnection(url("postgres"), PostgresServer.SUPERUSER, password);
                var sql = connection.createStatement()) {
            sql.execute("create role \"%s\" login replication password '%s'".formatted(name, name));
            sql.execute("create database \"%s\" owner \"%s\"".formatted(name, name));
            sql.execute("revoke connect, temporary on database \"%s\" from public".formatted(name));
        } catch (SQLException e) {
            throw new InfrastructureFailed("Cannot make the test database " + name + ": " + e.getMessage(), e);
        }
        return new TestDatabase(url(name), name, name, name);
    }

    /// Where Kafka listens; waits for it when this is the first to ask.
    public String kafkaBootstrapServers() {
        return files.request(TestServerFiles.KAFKA).getProperty("bootstrap.servers");
    }

    /// The connectors of a Kafka Connect; waits for it, and for Kafka, when this is the first to ask.
    public Connectors connectors() {
        kafkaBootstrapServers();
        return new Connectors(
                URI.create(files.request(TestServerFiles.CONNECT).getProperty("url")), new ConnectSecrets.Inline());
    }

    /// Publishes the database's `outbox` table to Kafka as in production; returns when that runs. The table and
    /// its publication must exist.
    public void publishOutbox(TestDatabase database) {
        connectors()
                .ensureOutbox(
                        new OutboxSource(database.name(), "127.0.0.1", port, database.username(), database.password()),
                        PUBLISH_LIMIT);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private static TestInfrastructure join() {
        var own = System.getenv(OWN);
        if (own != null) {
            return new TestInfrastructure(
                    new TestServerFiles(Path.of(own).toAbsolutePath().resolveSibling("")));
        }
        var folder = SourceTree.root().resolve("target/test-infrastructure");
        try {
            Files.createDirectories(folder);
            try (var file = new RandomAccessFile(folder.resolve("lock").toFile(), "rw");
                    FileLock lock = file.getChannel().lock()) {
                var kept = folder.resolve("kept");
                if (lock.isValid() && !isAlive(kept)) {
                    startServers(folder, kept);
                }
                return new TestInfrastructure(new TestServerFiles(Path.of(Files.readString(kept))));
            }
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot use " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isAlive(Path kept) throws IOException {
        if (!Files.exists(kept)) {
            return false;
        }
        var answer = new TestServerFiles(Path.of(Files.readString(kept))).answerFile(TestServerFiles.POSTGRES);
        if (!Files.exists(answer)) {
            return false;
        }
        var keeper = TestServerFiles.read(answer).getProperty("keeper");
        return ProcessIdentity.parse(keeper).filter(ProcessIdentity::isAlive).isPresent();
    }

    private static void startServers(Path folder, Path kept) throws IOException {
        var run = Files.createTempDirectory(folder, "run-");
        var command = List.of(
                JvmCommand.program(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D%s=true".formatted(ParentWatch.WANTED),
                "-cp",
                System.getProperty("java.class.path"),
                TestServers.class.getName(),
                run.toString(),
                Long.toString(build().pid()));
        var log = ProcessBuilder.Redirect.appendTo(run.resolve("keeper.log").toFile());
        var builder = new ProcessBuilder(command).redirectOutput(log).redirectErrorStream(true);
        var process = builder.redirectInput(Path.of("/dev/null").toFile()).start();
        Files.writeString(kept, run.toString());
        new TestServerFiles(run).request(TestServerFiles.POSTGRES);
        if (!process.isAlive()) {
            throw new InfrastructureFailed(
                    "The keeper of the test infrastructure ended; see " + run.resolve("keeper.log"));
        }
    }

    /// The Maven process above us; in an IDE, which runs tests without one, this test's own JVM.
    private static ProcessHandle build() {
        var build = ProcessHandle.current();
        var ancestor = Optional.of(build);
        while (ancestor.isPresent()) {
            var process = ancestor.get();
            if (process.info().commandLine().orElse("").contains("classworlds.launcher.Launcher")) {
                build = process;
            }
            ancestor = process.parent();
        }
        return build;
    }
}
