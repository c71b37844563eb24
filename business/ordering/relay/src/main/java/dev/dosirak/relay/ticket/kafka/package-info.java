/// Order events that relay consumes.
package dev.dosirak.relay.ticket.kafka;
