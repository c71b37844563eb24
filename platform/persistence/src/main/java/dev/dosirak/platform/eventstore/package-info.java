/// Keeps event-sourced aggregates in PostgreSQL: one row per event, a snapshot now and then, and in
/// the same transaction what others are told. Several kinds of aggregate may share a database; `docs/adr/0038`
/// says how.
///
/// Start with [EventStore][dev.dosirak.platform.eventstore.EventStore].
@NullMarked
package dev.dosirak.platform.eventstore;

import org.jspecify.annotations.NullMarked;
