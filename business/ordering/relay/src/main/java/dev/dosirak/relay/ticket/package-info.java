/// A ticket is a paid order as the shop sees it: it rings the owner's terminals, is answered, or is given up.
///
/// This package is the **inside**: rules and ports, no framework. Its sub-packages are the **outside**, one per
/// technology: `web` and `kafka` call us, `postgres` is called by us.
///
/// Start with [Ticket#decide][dev.dosirak.relay.ticket.Ticket#decide]: it is the whole state machine, one line
/// per transition. What of it an owner's terminals are told:
/// [TicketNotification#of][dev.dosirak.relay.ticket.TicketNotification#of].
package dev.dosirak.relay.ticket;
