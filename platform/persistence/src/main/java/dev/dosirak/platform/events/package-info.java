/// How events are written and read, in the outbox, in the event store and on their way:
/// [EventJson][dev.dosirak.platform.events.EventJson].
package dev.dosirak.platform.events;
