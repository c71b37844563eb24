/// Tickets and bells as tables. A ticket, its bell and its public event are written in one transaction.
@NullMarked
package dev.dosirak.relay.ticket.postgres;

import org.jspecify.annotations.NullMarked;
