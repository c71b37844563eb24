/// Asks the order service about orders whose events are missing.
package dev.dosirak.relay.ticket.http;
