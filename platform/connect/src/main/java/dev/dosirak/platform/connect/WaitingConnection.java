package dev.dosirak.platform.connect;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationConnection;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import io.debezium.connector.postgresql.connection.WalPositionLocator;
import io.debezium.connector.postgresql.spi.SlotCreationResult;
import io.debezium.jdbc.JdbcConnection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.core.BaseConnection;

/// Debezium's connection, whose streams are [ours][WaitingStream].
record WaitingConnection(ReplicationConnection connection) implements ReplicationConnection {

    @Override
    public ReplicationStream startStreaming(WalPositionLocator position) throws SQLException, InterruptedException {
        return waiting(connection.startStreaming(position));
    }

    @Override
    public ReplicationStream startStreaming(Lsn from, WalPositionLocator position)
            throws SQLException, InterruptedException {
        return waiting(connection.startStreaming(from, position));
    }

    private ReplicationStream waiting(ReplicationStream stream) throws SQLException {
        var server = ((JdbcConnection) connection).connection().unwrap(BaseConnection.class);
        return new WaitingStream(stream, ServerInput.of(server));
    }

    @Override
    public Optional<SlotCreationResult> createReplicationSlot() throws SQLException {
        return connection.createReplicationSlot();
    }

    @Override
    public void initConnection() throws SQLException, InterruptedException {
        connection.initConnection();
    }

    @Override
    public boolean isConnected() throws SQLException {
        return connection.isConnected();
    }

    @Override
    public void reconnect() throws SQLException {
        connection.reconnect();
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
