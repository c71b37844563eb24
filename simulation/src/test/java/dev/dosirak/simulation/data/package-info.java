/// What stands between processes and outlives them: databases with their outboxes, the broker, and what consumers
/// remember of what they have applied.
///
/// A write is seen by nobody before its transaction commits, and by everybody from then on. A message is published
/// once or more often, never lost once it is on record, and in order for each key.
package dev.dosirak.simulation.data;
