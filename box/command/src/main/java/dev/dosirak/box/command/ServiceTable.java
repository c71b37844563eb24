package dev.dosirak.box.command;

import dev.dosirak.box.distribution.Service;
import dev.dosirak.box.supervisor.Health;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One line per service: whether it takes requests, where, how far its outbox is behind, what is parked.
final class ServiceTable {

    private static final String BEHIND = """
        select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint as behind, active
          from pg_replication_slots
         where database = current_database() and slot_type = 'logical'
        """;
    private static final String PARKED = "select count(*) from parked";
    private static final String HAS_PARKED = "select to_regclass('parked') is not null";
    private static final int LIMIT_SECONDS = 3;

    private final Terminal terminal;
    private final Plan plan;
    private final Secrets secrets;

    ServiceTable(Terminal terminal, Plan plan, Secrets secrets) {
        this.terminal = terminal;
        this.plan = plan;
        this.secrets = secrets;
    }

    private record Line(Service service, int nodes, long ready, String behind, String parked) {

        boolean isReady() {
            return ready == nodes;
        }
    }

    /// Answers whether all are ready.
    boolean show() {
        var out = terminal.out();
        out.println(terminal.bold(row("SERVICE", "STATE    ", "URL", "OUTBOX BEHIND", "PARKED")));
        var ready = true;
        for (var line : lines()) {
            ready &= line.isReady();
            out.println(
                    row(line.service.key(), state(line), plan.url(line.service).toString(), line.behind, line.parked));
        }
        return ready;
    }

    private String state(Line line) {
        if (line.isReady()) {
            return terminal.green("ready    ");
        }
        return line.ready == 0
                ? terminal.red("not ready")
                : terminal.yellow("%-9s".formatted(line.ready + " of " + line.nodes));
    }

    private static String row(String name, String state, String url, String behind, String parked) {
        return "%-14s %s %-28s %15s %8s".formatted(name, state, url, behind, parked);
    }

    /// Asked all at once: a dead one answers only after its limit.
    private Iterable<Line> lines() {
        var asked = new ArrayList<Future<Line>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            plan.services().forEach(service -> asked.add(threads.submit(() -> line(service))));
        }
        return asked.stream().map(Future::resultNow).toList();
    }

    private Line line(Service service) {
        var urls = plan.urls(service);
        var ready = urls.stream().filter(Health::isReady).count();
        if (!service.hasDatabase()) {
            return new Line(service, urls.size(), ready, "", "");
        }
        var database = plan.database(service, secrets);
        var url = database.url() + (database.url().contains("?") ? "&" : "?") + "connectTimeout=" + LIMIT_SECONDS
                + "&socketTimeout=" + LIMIT_SECONDS;
        try (var connection = DriverManager.getConnection(url, database.user(), database.password())) {
            return new Line(
                    service, urls.size(), ready, service.hasOutbox() ? behind(connection) : "", parked(connection));
        } catch (SQLException e) {
            return new Line(service, urls.size(), ready, "no database", "");
        }
    }

    private static String behind(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(BEHIND)) {
            if (!row.next()) {
                return "no slot";
            }
            return Words.ofBytes(row.getLong("behind")) + (row.getBoolean("active") ? "" : ", unread");
        }
    }

    private static String parked(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery(HAS_PARKED)) {
                if (!row.next() || !row.getBoolean(1)) {
                    return "";
                }
            }
            try (var row = statement.executeQuery(PARKED)) {
                return row.next() ? Long.toString(row.getLong(1)) : "";
            }
        }
    }
}
