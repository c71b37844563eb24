package dev.dosirak.platform.notify;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.dao.DataAccessResourceFailureException;

/// The node's one connection that listens. It is none of the pool's: it never comes back.
final class ListenConnection {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int QUIET_MOMENTS = 10;

    /// Opens a connection of its own.
    @FunctionalInterface
    interface ConnectionFactory {
        Connection open() throws SQLException;
    }

    private final ConnectionFactory connectionFactory;
    private final Map<String, List<ChannelListener>> listeners;
    private @Nullable Connection connection;
    private int quiet;

    ListenConnection(ConnectionFactory connectionFactory, List<ChannelListener> listeners) {
        this.connectionFactory = connectionFactory;
        this.listeners = listeners.stream().collect(groupingBy(ChannelListener::channel));
    }

    /// Listens for a moment, after having opened the connection where it is not open.
    ///
    /// @throws DataAccessResourceFailureException when the connection is lost; the next call opens it again
    void listen() {
        try {
            receive(opened());
        } catch (SQLException e) {
            close();
            throw new DataAccessResourceFailureException("Nobody listens to this service's database", e);
        }
    }

    private Connection opened() throws SQLException {
        var open = connection;
        if (open != null) {
            return open;
        }
        var fresh = connectionFactory.open();
        connection = fresh;
        try (var statement = fresh.createStatement()) {
            for (var channel : listeners.keySet()) {
                statement.execute("listen " + statement.enquoteIdentifier(channel, true));
            }
        }
        listeners.values().forEach(all -> all.forEach(it -> it.onReconnect().run()));
        return fresh;
    }

    private void receive(Connection line) throws SQLException {
        var notifications = line.unwrap(PGConnection.class).getNotifications((int) A_MOMENT.toMillis());
        if (notifications == null || notifications.length == 0) {
            checkAlive(line);
            return;
        }
        quiet = 0;
        for (var it : notifications) {
            dispatch(it);
        }
    }

    private void dispatch(PGNotification hint) {
        listeners
                .getOrDefault(hint.getName(), List.of())
                .forEach(it -> it.onHint().accept(hint.getParameter()));
    }

    /// A connection that broke without notice is as quiet as one on which nobody sends.
    private void checkAlive(Connection line) throws SQLException {
        quiet++;
        if (quiet >= QUIET_MOMENTS) {
            quiet = 0;
            try (var statement = line.createStatement()) {
                statement.execute("select 1");
            }
        }
    }

    void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                return; // it is of no use to anybody any more
            }
        }
    }
}
