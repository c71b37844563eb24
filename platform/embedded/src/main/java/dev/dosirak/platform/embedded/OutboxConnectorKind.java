package dev.dosirak.platform.embedded;

import java.util.Map;

/// The connector that reads outboxes, and how often it looks.
enum OutboxConnectorKind {

    /// As it is on any worker. It spins for up to a millisecond at the end of every interval: 10 ms would cost
    /// 8 % of a core for every quiet database, 40 ms costs 3 %.
    DEBEZIUM("io.debezium.connector.postgresql.PostgresConnector", 40),

    /// On a worker of ours, which waits for the log by itself, whatever the interval is. So this is only how
    /// soon it notices that reading has failed.
    OURS("dev.dosirak.platform.connect.OutboxConnector", 1_000);

    private final Map<String, String> settings;

    OutboxConnectorKind(String connector, int intervalMillis) {
        settings = Map.of("connector.class", connector, "poll.interval.ms", Integer.toString(intervalMillis));
    }

    Map<String, String> settings() {
        return settings;
    }
}
