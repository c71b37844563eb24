/// Keeps event-sourced aggregates in PostgreSQL: one row per event, a snapshot now and then, and in
/// the same transaction what is published. Several kinds of aggregate may share a database; `docs/adr/0038`
/// says how.
///
/// Start with [EventStore][dev.dosirak.platform.eventstore.EventStore].
package dev.dosirak.platform.eventstore;
