package dev.dosirak.platform.connect;

import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnectorConfig;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import io.debezium.connector.postgresql.PostgresOffsetContext;
import io.debezium.connector.postgresql.PostgresPartition;
import io.debezium.connector.postgresql.PostgresSchema;
import io.debezium.connector.postgresql.connection.PostgresConnection;
import io.debezium.connector.postgresql.connection.ReplicationConnection;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import java.sql.SQLException;
import java.time.Duration;

/// The one task of an [OutboxConnector].
public final class OutboxTask extends PostgresConnectorTask {

    /// Not longer, because whoever ends the task waits so long.
    private static final Duration AWAY = Duration.ofSeconds(1);

    /// While its server is away a task does nothing but wait for it. Each start of it that fails costs a good part of
    /// a second of a core, and all tasks of a server would try at once, beside the server that starts.
    @Override
    public ChangeEventSourceCoordinator<PostgresPartition, PostgresOffsetContext> start(Configuration settings) {
        DatabaseServer.of(settings).await(AWAY);
        return super.start(settings);
    }

    @Override
    protected ReplicationConnection buildReplicationConnection(
            PostgresConnection connection, PostgresSchema schema, PostgresConnectorConfig settings)
            throws SQLException {
        return new WaitingConnection(super.buildReplicationConnection(connection, schema, settings));
    }
}
