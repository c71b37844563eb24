/// Tests.
package dev.dosirak.relay.ticket.web;
