package dev.dosirak.platform.connect;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.PGStream;
import org.postgresql.core.QueryExecutorBase;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/// What a database server has sent and nobody has read yet.
@FunctionalInterface
interface ServerInput {

    /// Waits until there is some, but no longer than that. Takes nothing of it.
    ///
    /// @throws SQLException when the connection has ended
    void await(Duration atMost) throws SQLException, InterruptedException;

    /// Of a connection that one thread reads. The driver can only look whether something is there, or read with
    /// a lock that whoever wants to write waits for; so we wait at its socket.
    static ServerInput of(BaseConnection connection) throws SQLException {
        try {
            var field = QueryExecutorBase.class.getDeclaredField("pgStream");
            field.setAccessible(true);
            return of((PGStream) field.get(connection.getQueryExecutor()));
        } catch (ReflectiveOperationException e) {
            throw new SQLException("This is not the driver that we know", e);
        }
    }

    static ServerInput of(PGStream stream) {
        return atMost -> {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                awaitByte(stream, Math.toIntExact(atMost.toMillis()));
            } catch (IOException e) {
                // Whoever only looks whether something is there is not told so.
                throw new PSQLException("The server has ended the connection", PSQLState.CONNECTION_FAILURE, e);
            }
        };
    }

    private static void awaitByte(PGStream stream, int millis) throws IOException {
        int usual = stream.getNetworkTimeout();
        stream.setNetworkTimeout(millis);
        try {
            stream.peekChar();
        } catch (SocketTimeoutException e) {
            // Nothing came.
        } finally {
            stream.setNetworkTimeout(usual);
        }
    }
}
