@org.jspecify.annotations.NullMarked
package dev.dosirak.relay.ticket.http;
