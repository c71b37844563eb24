/// What an owner's terminal asks and hears.
@NullMarked
package dev.dosirak.relay.ticket.web;

import org.jspecify.annotations.NullMarked;
