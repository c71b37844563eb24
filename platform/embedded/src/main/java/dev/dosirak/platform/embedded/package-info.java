/// Real PostgreSQL, Kafka and Kafka Connect as child processes: what lets Dosirak run, be tested and be broken on
/// purpose with nothing installed but a JDK.
///
/// Start with [PostgresServer], [KafkaServer] and [ConnectServer], one class per process; [Connectors] speaks to
/// Kafka Connect and can do so with one that somebody else runs. Tests of other modules begin at
/// [TestInfrastructure].
///
/// Every server keeps its data below one folder, listens on 127.0.0.1 only, and survives `kill -9`: the next start
/// of the same folder recovers. A server that cannot be started says why in one line, [InfrastructureFailed].
package dev.dosirak.platform.embedded;
