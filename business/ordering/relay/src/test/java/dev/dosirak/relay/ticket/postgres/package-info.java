/// Tests.
package dev.dosirak.relay.ticket.postgres;
