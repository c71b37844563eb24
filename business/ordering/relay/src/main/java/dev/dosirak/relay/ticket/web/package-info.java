/// What an owner's terminal asks and hears.
package dev.dosirak.relay.ticket.web;
