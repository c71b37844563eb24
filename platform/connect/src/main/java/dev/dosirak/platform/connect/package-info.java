/// Runs in Kafka Connect: Debezium's connector for PostgreSQL, which reads the outboxes, with another way to wait.
///
/// Debezium has one interval for two waits, that for the log and that for what was read from it; and the second one
/// ends in a millisecond of spinning. A short interval costs a tenth of a processor with three quiet databases, a
/// long one delays what is written. So the interval is a long one, and the wait for the log ours: it ends when
/// something comes. [WaitingStream][dev.dosirak.platform.connect.WaitingStream] is all of it.
package dev.dosirak.platform.connect;
