/// Publishes by writing a row that Debezium turns into a Kafka record: no message without its change, no change
/// without its message.
package dev.dosirak.platform.outbox;
