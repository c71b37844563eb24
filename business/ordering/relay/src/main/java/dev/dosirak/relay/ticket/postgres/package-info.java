/// Tickets and notifications as tables (`bell` by its old name). A ticket, its notification and its public event are
/// written in one transaction.
package dev.dosirak.relay.ticket.postgres;
