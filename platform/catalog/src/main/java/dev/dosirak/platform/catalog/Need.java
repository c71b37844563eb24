package dev.dosirak.platform.catalog;

/// What must be there for a service to do its work.
public enum Need {
    /// A database of its own.
    POSTGRES,
    /// It speaks to Kafka itself. What stands in an outbox is carried there by Kafka Connect.
    KAFKA,
    /// Its aggregates are stored as their events.
    EVENT_STORE,
    /// An event store for aggregates of several kinds, of which two may have the same id.
    AGGREGATES,
    /// Commands that may be repeated: it keeps what it answered to each `Idempotency-Key`.
    IDEMPOTENCY,
    /// A folder on the node's own disk for what it answers from: `<SERVICE>_DATA`.
    DISK,
    /// It takes people's silence for an answer, and so must know that people can reach it: the gateway sends it
    /// probes.
    REACHABILITY
}
