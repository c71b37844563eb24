package dev.dosirak.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    private static final InfrastructureFiles FILES = InfrastructureFiles.find();
    private static final String MENU = "menu";
    private static final String TILL = "till";

    @TempDir
    Path folder;

    @Test
    void aServiceCannotEnterTheDatabaseOfAnother() throws SQLException {
        try (var server = PostgresServer.start(FILES, settings())) {
            server.createDatabase(MENU, MENU, "kimchi");
            server.createDatabase(TILL, TILL, "coins");

            DriverManager.getConnection(server.jdbcUrl(MENU), MENU, "kimchi").close();
            for (var forbidden : new String[] {TILL, "postgres", "template1"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(forbidden), MENU, "kimchi"))
                        .hasMessageContaining("permission denied for database");
            }
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(MENU), MENU, "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aDatabaseThatExistsIsKeptAndItsPasswordSet() throws SQLException {
        try (var server = PostgresServer.start(FILES, settings())) {
            server.createDatabase("order", "order", "old");
            execute(server, "order", "old", "create table dish (name text)");
            server.createDatabase("order", "order", "it's new");
            execute(server, "order", "it's new", "select name from dish");
        }
    }

    @Test
    void afterKillMinusNineEveryCommittedRowIsThere() throws Exception {
        var killed = PostgresServer.start(FILES, settings());
        killed.createDatabase(MENU, MENU, "kimchi");
        execute(killed, MENU, "kimchi", "create table dish (name text)");
        try (var connection = DriverManager.getConnection(killed.jdbcUrl(MENU), MENU, "kimchi");
                var sql = connection.createStatement()) {
            sql.execute("insert into dish select 'banchan ' || i from generate_series(1, 1000) i");
            connection.setAutoCommit(false);
            sql.execute("insert into dish values ('never ordered')");
            killed.process().destroyForcibly().waitFor();
        }

        try (var server = PostgresServer.start(FILES, settings(killed.port()))) {
            try (var connection = DriverManager.getConnection(server.jdbcUrl(MENU), MENU, "kimchi");
                    var rows = connection.createStatement().executeQuery("select count(*) from dish")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1000);
            }
        }
    }

    @Test
    void aProcessIdThatNowBelongsToAnotherProgramDoesNotKeepTheServerDown() throws Exception {
        var killed = PostgresServer.start(FILES, settings());
        killed.process().destroyForcibly().waitFor();
        var file = folder.resolve("data/postmaster.pid");
        // Not ourselves: PostgreSQL knows that its parent is no server.
        var other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(file, Files.readString(file).replaceFirst("^\\d+", Long.toString(other.pid())));

            PostgresServer.start(FILES, settings()).close();
        } finally {
            other.destroy();
        }
    }

    @Test
    void aServerLeftBehindByADeadSupervisorMakesRoom() throws IOException {
        var orphan = PostgresServer.start(FILES, settings());
        var record = folder.resolve("data.process");
        Files.writeString(record, Files.readAllLines(record).getFirst() + "\n1@0\n");

        PostgresServer.start(FILES, settings()).close();

        assertThat(orphan.process().isAlive()).isFalse();
    }

    @Test
    void aServerThatIsAlreadyRunningIsNotStartedTwice() {
        try (var server = PostgresServer.start(FILES, settings())) {
            assertThatThrownBy(() -> PostgresServer.start(FILES, settings()))
                    .isInstanceOf(InfrastructureFailed.class)
                    .hasMessageContaining(
                            "is already running as process " + server.process().pid());
        }
    }

    @Test
    void aPortInUseIsNamedAndWhoHasIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PostgresServer.start(FILES, settings(taken.getLocalPort())))
                    .isInstanceOf(InfrastructureFailed.class)
                    .hasMessageStartingWith("Port %d, wanted by PostgreSQL, is in use".formatted(taken.getLocalPort()))
                    .satisfies(it -> {
                        if (Files.exists(Path.of("/proc/net/tcp"))) {
                            assertThat(it)
                                    .hasMessageContaining("by process "
                                            + ProcessHandle.current().pid() + " (");
                        }
                    });
        }
    }

    @Test
    void aClusterOfAnotherVersionIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> PostgresServer.start(FILES, settings()))
                .isInstanceOf(InfrastructureFailed.class)
                .hasMessageContaining("was made by PostgreSQL 17; this is 18");
    }

    @Test
    void aServerThatCannotStartSaysWhatItSaid() {
        var wrong = new PostgresServer.Settings(
                folder.resolve("data"),
                Ports.free(),
                folder.resolve("postgres.log"),
                Map.of("max_connections", "many"));

        assertThatThrownBy(() -> PostgresServer.start(FILES, wrong))
                .isInstanceOf(InfrastructureFailed.class)
                .hasMessageContaining("PostgreSQL ended with code 1 while starting")
                .hasMessageContaining("invalid value for parameter \"max_connections\": \"many\"");
    }

    private PostgresServer.Settings settings() {
        return settings(Ports.free());
    }

    private PostgresServer.Settings settings(int port) {
        return new PostgresServer.Settings(folder.resolve("data"), port, folder.resolve("postgres.log"));
    }

    private static void execute(PostgresServer server, String name, String password, String statement)
            throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(name), name, password);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
