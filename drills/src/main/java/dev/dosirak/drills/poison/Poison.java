package dev.dosirak.drills.poison;

import org.apache.kafka.clients.producer.ProducerRecord;

/// One thing that should never be sent.
sealed interface Poison permits Poison.BadRecord, BadRequest {

    /// What is wrong with it and where, for a person.
    String what();

    /// Whether nobody need say a word about it; see [PoisonOutcome#IGNORED].
    boolean ignorable();

    /// A record that no service publishes.
    record BadRecord(String what, ProducerRecord<byte[], byte[]> record, boolean ignorable) implements Poison {}

    /// What became of one poisoned thing.
    enum PoisonOutcome {
        /// Whoever looks finds it by itself, with a reason: parked, skipped in a log with its place, or
        /// refused to its sender.
        NAMED,
        /// Nobody named it, and by contract nobody need: an event of a type or version that no consumer
        /// lists, or of no type, was told to others; on a topic that nobody hears everything was. A wrong
        /// number of partitions in an otherwise true heartbeat is believed for the three seconds until the
        /// next one. A header that is only a wish, such as languages, is heeded as well as can be.
        IGNORED,
        /// It vanished.
        UNNAMED
    }
}
