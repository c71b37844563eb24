package dev.dosirak.platform.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One PostgreSQL 18 server process, durable as in production: after `kill -9` every committed row is there.
public final class PostgresServer implements AutoCloseable {

    /// The role that may do everything; its password lies beside the data folder.
    public static final String SUPERUSER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Settings settings;
    private final String password;
    private final ServerProcess server;

    private PostgresServer(Settings settings, String password, ServerProcess server) {
        this.settings = settings;
        this.password = password;
        this.server = server;
    }

    /// What a server is started with.
    ///
    /// @param data the cluster's folder; made when absent
    /// @param port on 127.0.0.1
    /// @param log the file that the server's output is appended to
    /// @param extra server parameters that override ours, such as `work_mem`
    public record Settings(Path data, int port, Path log, Map<String, String> extra) {

        public Settings {
            data = data.toAbsolutePath();
            log = log.toAbsolutePath();
            extra = Map.copyOf(extra);
        }

        public Settings(Path data, int port, Path log) {
            this(data, port, log, Map.of());
        }
    }

    /// Makes the cluster when there is none, starts the server and waits until it accepts connections.
    ///
    /// @throws InfrastructureFailed when that cannot be
    public static PostgresServer start(InfrastructureFiles files, Settings settings) {
        Ports.requireFree(settings.port, "PostgreSQL");
        var cluster = new PostgresCluster(PostgresBinaries.unpacked(files), settings.data);
        var password = cluster.prepare();
        var server = new PostgresServer(settings, password, launch(cluster, settings, password));
        server.execute("postgres", "revoke connect, temporary on database postgres, template1 from public");
        return server;
    }

    private static ServerProcess launch(PostgresCluster cluster, Settings settings, String password) {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            cluster.forgetReusedProcessId();
            var process = ServerProcess.start(
                    "PostgreSQL",
                    command(cluster, settings),
                    settings.data,
                    settings.log,
                    settings.log,
                    cluster.record());
            try {
                process.await(() -> accepts(settings, password), START_LIMIT);
                return process;
            } catch (InfrastructureFailed e) {
                // After kill -9 of the server its sessions live on for a moment and hold the shared memory.
                var held = String.valueOf(e.getMessage()).contains("pre-existing shared memory block");
                if (!held || System.nanoTime() > deadline) {
                    throw e;
                }
                ServerProcess.pause(Duration.ofMillis(100));
            }
        }
    }

    private static List<String> command(PostgresCluster cluster, Settings settings) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("port", Integer.toString(settings.port));
        parameters.put("listen_addresses", "127.0.0.1");
        parameters.put("unix_socket_directories", "");
        parameters.put("fsync", "on");
        parameters.put("synchronous_commit", "on");
        parameters.put("full_page_writes", "on");
        parameters.put("wal_level", "logical");
        parameters.put("max_replication_slots", "40");
        parameters.put("max_wal_senders", "40");
        // A frozen reader of the log gives its slot free within this time.
        parameters.put("wal_sender_timeout", "30s");
        parameters.put(
                "max_slot_wal_keep_size",
                WalRetention.onDiskOf(settings.data, 1).parameter());
        parameters.put("max_wal_size", "2GB");
        parameters.put("max_connections", "300");
        parameters.put("shared_buffers", "128MB");
        parameters.put("jit", "off");
        parameters.put("timezone", "UTC");
        parameters.put("log_timezone", "UTC");
        parameters.putAll(settings.extra);

        var command = new ArrayList<>(Privileges.prefix());
        command.addAll(List.of(cluster.program("postgres"), "-D", settings.data.toString()));
        parameters.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private static boolean accepts(Settings settings, String password) {
        if (!Ports.answers(settings.port)) {
            return false;
        }
        try (var connection = connect(settings, "postgres", password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Makes the database with a role of the same rights that a service has in production: owner of its
    /// database, may read its own log, and cannot connect to any other database. What exists is kept, the
    /// password is set anew.
    public void createDatabase(String database, String role, String rolePassword) {
        if (!has("select 1 from pg_roles where rolname = ?", role)) {
            execute("postgres", format("create role %I login", role));
        }
        execute("postgres", format("alter role %I login replication password %L", role, rolePassword));
        if (!has("select 1 from pg_database where datname = ?", database)) {
            execute("postgres", format("create database %I owner %I", database, role));
        }
        execute("postgres", format("revoke connect, temporary on database %I from public", database));
    }

    /// Runs a statement as superuser.
    public void execute(String database, String statement) {
        try (var connection = connect(settings, database, password);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new InfrastructureFailed("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    private boolean has(String query, String name) {
        try (var connection = connect(settings, "postgres", password);
                var sql = connection.prepareStatement(query)) {
            sql.setString(1, name);
            return sql.executeQuery().next();
        } catch (SQLException e) {
            throw new InfrastructureFailed("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    /// Lets PostgreSQL quote the names (`%I`) and texts (`%L`).
    private String format(String template, String... values) {
        try (var connection = connect(settings, "postgres", password);
                var sql = connection.prepareStatement("select format(?, variadic ?)")) {
            sql.setString(1, template);
            sql.setArray(2, connection.createArrayOf("text", values));
            try (var rows = sql.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new InfrastructureFailed("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    private static Connection connect(Settings settings, String database, String password) throws SQLException {
        return DriverManager.getConnection(url(settings.port, database), SUPERUSER, password);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String jdbcUrl(String database) {
        return url(settings.port, database);
    }

    public int port() {
        return settings.port;
    }

    /// The superuser's password.
    public String password() {
        return password;
    }

    /// The server itself: its id is the one to kill.
    public Process process() {
        return server.process();
    }

    /// Ends all sessions and stops the server without loss; kills it when it does not stop in time.
    @Override
    public void close() {
        server.stop("INT", STOP_LIMIT);
    }
}
