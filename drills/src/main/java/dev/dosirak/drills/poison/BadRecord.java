package dev.dosirak.drills.poison;

import org.apache.kafka.clients.producer.ProducerRecord;

/// A record that no service publishes.
record BadRecord(String what, ProducerRecord<byte[], byte[]> record, boolean ignorable) implements Poison {}
